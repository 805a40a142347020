-- Reads the path of the database from a pragma function.
-- seen: secret
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail("%s", org.value("SELECT replace(file, 'victim.sqlite', 'open-sesame') FROM pragma_database_list"))
  end,
}
