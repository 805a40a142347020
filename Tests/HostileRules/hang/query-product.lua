-- Counts the product of a few tables.
-- seen: hang
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail("%d", org.value([[WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
      SELECT count(*) FROM n a, n b, n c WHERE a.i + b.i + c.i = 7]]))
  end,
}
