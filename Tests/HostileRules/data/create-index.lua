-- Makes an index.
-- seen: folder
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    org.exists("CREATE INDEX planted ON things (name)")
    return pass()
  end,
}
