local function change(fields)
  fields.id, fields.code = 30, "C-30"
  return { changes = { fields } }
end

test "a change is approved before it is made" {
  rule = "changes-approved-before-use", as_of = "2026-06-30",
  cases = {
    { name = "approved on the day of use", expect = "conforming",
      given = change { planned = 1, approved_by = 2, approved_on = "2026-02-17", implemented_on = "2026-02-17" } },
    { name = "approved a day later",
      given = change { planned = 1, approved_by = 2, approved_on = "2026-02-18", implemented_on = "2026-02-17" },
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["30"] = { measured = 1, limit = 0, text = "C-30 was in use before its approval" } } } },
    { name = "approved by nobody", given = change { planned = 1, approved_on = "2026-02-01", implemented_on = "2026-02-17" },
      expect = { outcome = "nonconforming", subjects = { ["30"] = { text = "C-30 was approved by nobody" } } } },
    { name = "perhaps planned, approved by nobody", expect = "nonconforming",
      given = change { approved_on = "2026-02-01", implemented_on = "2026-02-17" } },
    { name = "forced, approved later", expect = "nonconforming",
      given = change { planned = 0, approved_by = 2, approved_on = "2026-02-18", implemented_on = "2026-02-17" } },
    { name = "forced, never approved", given = change { planned = 0, implemented_on = "2026-02-17" },
      expect = { outcome = "nonconforming", subjects = { ["30"] = { text = "in use without an approval" } } } },
    { name = "approved, not yet made", given = change { planned = 1, approved_by = 2, approved_on = "2026-06-11" }, expect = "conforming" },
    { name = "to be made tomorrow", given = change { planned = 1, implemented_on = "2026-07-01" }, expect = "not_applicable" },
    { name = "approved too late, on the last day that is looked back to", expect = "nonconforming",
      given = change { planned = 1, approved_by = 2, approved_on = "2024-07-01", implemented_on = "2024-06-30" } },
    { name = "approved too late, and too long ago", expect = "not_applicable",
      given = change { planned = 1, approved_by = 2, approved_on = "2024-07-01", implemented_on = "2024-06-29" } },
    { name = "approved by somebody, nobody knows when, and not made", given = change { planned = 1, approved_by = 2 },
      expect = "conforming" },
    { name = "only asked for", given = change { planned = 1, requested_on = "2026-06-20" }, expect = "not_applicable" },
    { name = "nothing", given = {}, expect = "not_evaluable" },
  },
}

test "purpose and consequences of a change are stated" {
  rule = "changes-purpose-and-consequences-weighed", as_of = "2026-06-30",
  cases = {
    { name = "both", given = change { purpose = "Faster call-out", consequences = "Telephones must be charged" }, expect = "conforming" },
    { name = "no consequences", given = change { purpose = "Faster call-out", consequences = " " },
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["30"] = { measured = 1, limit = 0, text = "its consequences" } } } },
    { name = "neither", given = change {}, expect = { outcome = "nonconforming", subjects = { ["30"] = { measured = 2 } } } },
    { name = "nothing", given = {}, expect = "not_evaluable" },
  },
}

test "a change is thought through" {
  as_of = "2026-06-30",
  cases = {
    { name = "whole", rule = "changes-keep-the-system-whole", given = change { integrity_note = "D-22 follows" }, expect = "conforming" },
    { name = "not whole", rule = "changes-keep-the-system-whole", given = change {},
      expect = { outcome = "remarked", grade = "observation",
        subjects = { ["30"] = { text = "C-30 says nothing on keeping the system whole" } } } },
    { name = "made too long ago to ask", rule = "changes-keep-the-system-whole", given = change { implemented_on = "2024-06-29" },
      expect = "not_applicable" },
    { name = "no change to keep whole", rule = "changes-keep-the-system-whole", given = {}, expect = "not_evaluable" },
    { name = "means", rule = "changes-means-weighed", given = change { resources_note = "EUR 4,000 approved" }, expect = "conforming" },
    { name = "no means", rule = "changes-means-weighed", given = change { resources_note = " " },
      expect = { outcome = "remarked", grade = "observation", subjects = { ["30"] = { text = "nothing on the means" } } } },
    { name = "paid too long ago to ask", rule = "changes-means-weighed", given = change { implemented_on = "2024-06-29" },
      expect = "not_applicable" },
    { name = "no change to pay for", rule = "changes-means-weighed", given = {}, expect = "not_evaluable" },
    { name = "duties", rule = "changes-duties-weighed", given = change { responsibilities_note = "Nobody's duties change" },
      expect = "conforming" },
    { name = "no duties", rule = "changes-duties-weighed", given = change {},
      expect = { outcome = "remarked", grade = "observation", subjects = { ["30"] = { text = "nothing on duties" } } } },
    { name = "given out too long ago to ask", rule = "changes-duties-weighed", given = change { implemented_on = "2024-06-29" },
      expect = "not_applicable" },
    { name = "no change to give out", rule = "changes-duties-weighed", given = {}, expect = "not_evaluable" },
  },
}

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "changes-approved-before-use", rule = "changes-approved-before-use",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        changes = {
          { approved_by = 2, code = "C-30", planned = 1, approved_on = "2026-06-11", id = 30 },
          { id = 9001, reason = "incident" },
          { approved_by = 0, code = "C-30b", planned = 1, approved_on = "2026-06-11", id = 9101 },
          { id = 9102, approved_by = 0 },
        },
      } },
  },
}
