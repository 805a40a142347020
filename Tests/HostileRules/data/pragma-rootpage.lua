-- Lets two tables lie on one page.
-- seen: folder
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    org.exists("PRAGMA writable_schema = 1; UPDATE sqlite_schema SET rootpage = 1 WHERE name = 'things'")
    return pass()
  end,
}
