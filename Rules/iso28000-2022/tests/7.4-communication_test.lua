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

test "communication is planned inside and outside" {
  rule = "communication-planned-inside-and-outside", as_of = "2026-06-30",
  cases = {
    { name = "both", expect = { outcome = "conforming", population = { conforming = 2 } },
      given = { communication_plans = { line({ code = "KP-1" }, "internal"), line({ code = "KP-2" }, "external") } } },
    { name = "inside only", given = { communication_plans = { line({}, "internal") } },
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { external = { measured = 0, limit = 1, text = "no complete external line" } } } },
    { name = "outside, but not with whom", expect = "nonconforming",
      given = { communication_plans = { line({ code = "KP-1" }, "internal"), line({ code = "KP-2", with_whom = "" }, "external") } } },
    { name = "outside, but not what", expect = "nonconforming",
      given = { communication_plans = { line({ code = "KP-1" }, "internal"), line({ code = "KP-2", what = "" }, "external") } } },
    { name = "outside, but not when", expect = "nonconforming",
      given = { communication_plans = { line({ code = "KP-1" }, "internal"), line({ code = "KP-2", when_trigger = " " }, "external") } } },
    { name = "outside, but not how", expect = "nonconforming",
      given = { communication_plans = { line({ code = "KP-1" }, "internal"), line({ code = "KP-2", how = "" }, "external") } } },
    { name = "nothing", given = {}, expect = "nonconforming" },
  },
}

local function message(fields)
  fields.id, fields.code = 133, "KM-57"
  return { communications = { fields } }
end

test "a message is checked before it goes out" {
  rule = "messages-checked-before-sending", as_of = "2026-06-30",
  cases = {
    { name = "on the same day", expect = "conforming", given = message { direction = "outgoing", security_related = 1,
        occurred_at = "2025-06-26T23:32:00Z", sensitivity_checked_by = 5, sensitivity_checked_on = "2025-06-26" } },
    { name = "a day later", given = message { direction = "outgoing", security_related = 1,
        occurred_at = "2025-06-26T23:32:00Z", sensitivity_checked_by = 5, sensitivity_checked_on = "2025-06-27" },
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["133"] = { measured = 1, limit = 0, text = "KM-57 left before its sensitivity check" } } } },
    { name = "on a day without a time", expect = "conforming", given = message { direction = "outgoing", security_related = 1,
        occurred_at = "2025-06-26", sensitivity_checked_by = 5, sensitivity_checked_on = "2025-06-20" } },
    { name = "by nobody", given = message { direction = "outgoing", security_related = 1, occurred_at = "2025-06-26T08:00:00Z",
        sensitivity_checked_on = "2025-06-20" },
      expect = { outcome = "nonconforming", subjects = { ["133"] = { text = "nobody checked how sensitive message KM-57 is" } } } },
    { name = "perhaps on security", given = message { direction = "outgoing", occurred_at = "2025-06-26T08:00:00Z" },
      expect = "nonconforming" },
    { name = "by somebody, nobody knows when", expect = "nonconforming", given = message { direction = "outgoing",
        security_related = 1, occurred_at = "2025-06-26T08:00:00Z", sensitivity_checked_by = 5 } },
    { name = "today, unchecked", expect = "nonconforming",
      given = message { direction = "outgoing", security_related = 1, occurred_at = "2026-06-30T08:00:00Z" } },
    { name = "sent nobody knows when",
      expect = { outcome = "not_evaluable", subjects = { ["133"] = { text = "nobody knows when message KM-57 went out" } } },
      given = message { direction = "outgoing", security_related = 1,
        sensitivity_checked_by = 5, sensitivity_checked_on = "2025-06-20" } },
    { name = "in or out", given = message { security_related = 1, occurred_at = "2025-06-26T08:00:00Z" }, expect = "not_evaluable" },
    { name = "unchecked on the last day that is looked back to", expect = "nonconforming",
      given = message { direction = "outgoing", security_related = 1, occurred_at = "2024-06-30T08:00:00Z" } },
    { name = "unchecked, and too long ago", expect = "not_applicable",
      given = message { direction = "outgoing", security_related = 1, occurred_at = "2024-06-29T08:00:00Z" } },
    { name = "planned for tomorrow", given = message { direction = "outgoing", occurred_at = "2026-07-01T08:00:00Z" },
      expect = "not_evaluable" },
    { name = "incoming", given = message { direction = "incoming", security_related = 1 }, expect = "not_applicable" },
    { name = "not on security", given = message { direction = "outgoing", security_related = 0 }, expect = "not_applicable" },
    { name = "nothing", given = {}, expect = "not_evaluable" },
  },
}

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
