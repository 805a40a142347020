-- Doubles the tables of WITH twenty-two times, before any limit of SQLite is asked.
-- seen: hang
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    local lines = { "t0 AS (SELECT 1 AS x)" }
    for i = 1, 22 do lines[#lines + 1] = ("t%d AS (SELECT count(*) AS x FROM t%d a, t%d b)"):format(i, i - 1, i - 1) end
    return fail("%d", org.value("WITH " .. table.concat(lines, ", ") .. " SELECT x FROM t22"))
  end,
}
