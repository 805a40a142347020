-- Adds rows under WITH.
-- seen: folder
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    org.exists("WITH n(i) AS (SELECT 9) INSERT INTO things SELECT i, 'planted', '' FROM n")
    return pass()
  end,
}
