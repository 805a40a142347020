-- Doubles the expression of a column twenty times, while SQL is prepared.
-- seen: memory
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    local lines = { "x0 AS (SELECT id AS c FROM things)" }
    for i = 1, 20 do lines[#lines + 1] = ("x%d AS (SELECT c + c AS c FROM x%d)"):format(i, i - 1) end
    return fail("%d", org.value("WITH " .. table.concat(lines, ", ") .. " SELECT c FROM x20"))
  end,
}
