-- Makes a virtual table.
-- seen: folder
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    org.exists("CREATE VIRTUAL TABLE planted USING fts5(x)")
    return pass()
  end,
}
