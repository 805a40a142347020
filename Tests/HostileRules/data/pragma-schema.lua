-- Writes the schema itself.
-- seen: folder
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    org.exists("PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = sql || ' '")
    return pass()
  end,
}
