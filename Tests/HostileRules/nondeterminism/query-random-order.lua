-- Asks SQL for a row by chance.
-- seen: differs
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail("%d", org.value("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900) SELECT i FROM n ORDER BY random() LIMIT 1"))
  end,
}
