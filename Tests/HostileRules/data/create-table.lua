-- Makes a table.
-- seen: folder
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    org.exists("CREATE TABLE planted AS SELECT 1 AS x")
    return pass()
  end,
}
