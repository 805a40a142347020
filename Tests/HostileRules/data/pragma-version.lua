-- Changes the version of the schema.
-- seen: folder
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    org.exists("PRAGMA user_version = 99")
    return pass()
  end,
}
