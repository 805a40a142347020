-- Makes a view.
-- seen: folder
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    org.exists("CREATE VIEW planted AS SELECT 1 AS x")
    return pass()
  end,
}
