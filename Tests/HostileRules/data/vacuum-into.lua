-- Writes a copy of the database.
-- seen: folder
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    org.exists("VACUUM INTO 'copy.sqlite'")
    return pass()
  end,
}
