-- Removes a row in a statement that yields rows.
-- seen: folder
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    org.exists("DELETE FROM things WHERE id = 1 RETURNING id")
    return pass()
  end,
}
