-- Reads the text of the schema, comments and all.
-- seen: secret
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail("%s", org.value("SELECT sql FROM sqlite_schema WHERE name = 'vault'"))
  end,
}
