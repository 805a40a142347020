-- Takes the database for another application.
-- seen: folder
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    org.exists("PRAGMA application_id = 99")
    return pass()
  end,
}
