local function chosen(selected, needed, table_name)
  return {
    security_strategies = { { id = 5, code = "ST-5", name = "Know the origin", selected = selected } },
    resources = { { id = 1, needed_for_table = table_name or "security_strategies", needed_for_id = 5, quantity_needed = needed } },
  }
end

test "the means for a chosen strategy are worked out" {
  rule = "strategies-have-resources", as_of = "2026-06-30",
  cases = {
    { name = "they are", given = chosen(1, 2.0), expect = "conforming" },
    { name = "nobody said how much", given = chosen(1), expect = { outcome = "nonconforming", grade = "minor",
      subjects = { ["5"] = { measured = 0, limit = 1, text = "no means are set aside for strategy ST-5 (Know the origin)" } } } },
    { name = "for something else", given = chosen(1, 2.0, "risks"), expect = "nonconforming" },
    { name = "nobody knows whether it was chosen", expect = "nonconforming",
      given = { security_strategies = { { id = 5, code = "ST-5", name = "Know the origin" } } } },
    { name = "not chosen", given = chosen(0), expect = "not_evaluable" },
    { name = "nothing on record", given = {}, expect = "not_evaluable" },
  },
}

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "strategies-have-resources", rule = "strategies-have-resources",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        resources = {
          { needed_for_id = 5, quantity_needed = 2, needed_for_table = "security_strategies", id = 1 },
          { id = 9001, kind = "people" },
          { needed_for_id = 9001, quantity_needed = 2, needed_for_table = "security_strategies", id = 9101 },
        },
        security_strategies = { { code = "ST-5", name = "Know the origin", selected = 1, id = 5 } },
        people = { { id = 9001, employment_type = "employee" } },
      } },
  },
}
