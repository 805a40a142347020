-- Shadows a table by a temporary one.
-- seen: probe
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    org.exists("CREATE TEMP TABLE things (id INTEGER PRIMARY KEY, name TEXT)")
    return pass()
  end,
}
