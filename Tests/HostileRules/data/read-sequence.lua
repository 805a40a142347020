-- Reads a table of SQLite itself.
-- seen: secret
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail("%s", org.value("SELECT name FROM sqlite_sequence WHERE name LIKE 'open%'"))
  end,
}
