local communication = require "iso28000-common/fixtures.communication"

local function line(fields, direction)
  local plan = { code = "KP-1", what = "New policy", when_trigger = "on approval", with_whom = "all staff", how = "meeting",
    direction = direction }
  for column, value in pairs(fields) do plan[column] = value end
  return plan
end

test "a line of the communication plan is complete" {
  rule = "communication-plan-complete", as_of = "2026-06-30",
  cases = {
    { name = "complete", given = { communication_plans = { line({}, "internal") } }, expect = "conforming" },
    { name = "no how", given = { communication_plans = { line({ id = 1, how = " " }, "internal") } },
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["1"] = { measured = 1, limit = 0, text = "does not say how" } } } },
    { name = "neither inside nor outside", given = { communication_plans = { line({ id = 1 }) } },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "whether inside or outside" } } } },
    { name = "empty", given = { communication_plans = { { id = 1 } } },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { measured = 5 } } } },
    { name = "nothing", given = {}, expect = { outcome = "nonconforming",
      subjects = { organisation = { text = "no communication plan" } } } },
  },
}

test "communication is planned inside and outside" (communication.planned_both_ways { rule = "communication-planned-inside-and-outside" })

test "a message is checked before it goes out" (communication.checked_before_sending { rule = "messages-checked-before-sending" })

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "communication-planned-inside-and-outside", rule = "communication-planned-inside-and-outside",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        communication_plans = {
          { what = "New policy", when_trigger = "on approval", code = "KP-1", with_whom = "all staff", direction = "internal",
            how = "meeting", },
          { what = "New policy", when_trigger = "on approval", code = "KP-2", with_whom = "all staff", direction = "external",
            how = "meeting", },
          { id = 9001, topic = "policy" },
          { what = " ", when_trigger = "on approval", code = "KP-1b", with_whom = "all staff", direction = "internal",
            how = "meeting", id = 9101, },
          { what = " ", when_trigger = "on approval", code = "KP-2b", with_whom = "all staff", direction = "external",
            how = "meeting", id = 9102, },
          { id = 9103, what = " " }, { id = 9104, when_trigger = " " }, { id = 9105, how = " " },
        },
        partners = { { id = 9001, status = "prospective" } },
        communications = { { id = 9001, kind = "policy" } },
      } },
  },
}
