-- Lets SQL sort many rows in memory.
-- seen: memory
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    pcall(org.exists, "PRAGMA temp_store = MEMORY")
    return fail("%s", #org.value([[WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000)
      SELECT text FROM (SELECT i * 7919 % 60013 AS k, :long || i AS text FROM n) ORDER BY k LIMIT 1 OFFSET 59000]], { long = ("x"):rep(3000) }))
  end,
}
