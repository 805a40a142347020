-- Adds a row in a statement that yields rows.
-- seen: folder
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    org.exists("INSERT INTO things VALUES (4, 'planted', '') RETURNING id")
    return pass()
  end,
}
