-- Leaves no memory for the queries to come.
-- seen: probe
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    org.exists("PRAGMA hard_heap_limit = 1")
    return pass()
  end,
}
