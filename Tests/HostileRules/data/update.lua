-- Changes a row.
-- seen: folder
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    org.exists("UPDATE things SET name = 'planted' WHERE id = 1")
    return pass()
  end,
}
