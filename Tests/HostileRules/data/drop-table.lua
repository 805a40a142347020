-- Drops a table.
-- seen: folder
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    org.exists("DROP TABLE things")
    return pass()
  end,
}
