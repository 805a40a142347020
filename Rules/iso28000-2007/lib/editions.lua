-- Under which numbers a document or record may serve a clause: its own, or that of the clauses of 2022 that speak of the same.
local editions = {}

-- What is filed by the edition of 2022 serves: whoever moves from one edition to the other does not number everything anew.
local same = {
  { "4.1", "4.3" }, { "4.1", "4.4" }, { "4.2", "5.2.1" }, { "4.2", "5.2.2" }, { "4.3.1", "6.1.2" }, { "4.3.1", "8.3" },
  { "4.3.2", "4.2.2" }, { "4.3.3", "6.2.1" }, { "4.3.4", "6.2.1" }, { "4.3.5", "6.2.2" }, { "4.4.1", "5.3" }, { "4.4.1", "7.1" },
  { "4.4.2", "7.2" }, { "4.4.2", "7.3" }, { "4.4.3", "7.4" }, { "4.4.4", "7.5.1" }, { "4.4.5", "7.5.2" }, { "4.4.5", "7.5.3" },
  { "4.4.6", "8.1" }, { "4.4.6", "8.2" }, { "4.4.6", "8.4" }, { "4.4.7", "8.6.1" }, { "4.4.7", "8.6.4" }, { "4.4.7", "8.6.5" },
  { "4.5.1", "9.1" }, { "4.5.2", "9.1" }, { "4.5.3", "10.2" }, { "4.5.4", "7.5.3" }, { "4.5.5", "9.2.1" }, { "4.5.5", "9.2.2" },
  { "4.6", "9.3.1" }, { "4.6", "9.3.2" }, { "4.6", "9.3.3" },
}

-- A query for the clauses of this parameter, with edition and number under which each may be served.
function editions.numbers(parameter)
  local pairs_of = {}
  for n, pair in ipairs(same) do pairs_of[n] = string.format("('%s', '%s')", pair[1], pair[2]) end
  return string.format([[ SELECT value AS clause, '2007' AS edition, value AS number FROM json_each(:%s)
    UNION ALL SELECT c.value, '2022', s.column2 FROM json_each(:%s) c JOIN (VALUES %s) s ON s.column1 = c.value ]],
    parameter, parameter, table.concat(pairs_of, ", "))
end

return editions
