-- Joins texts in SQL.
-- seen: memory
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail(org.value([[WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
      SELECT group_concat(hex(hex(hex('0123456789012345678901234567890123456789012345678901234567890123456789')))) FROM n]]))
  end,
}
