-- Lets rows without an order come the other way round.
-- seen: probe
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    org.exists("PRAGMA reverse_unordered_selects = 1")
    return pass()
  end,
}
