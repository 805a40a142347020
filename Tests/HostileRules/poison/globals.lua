-- Declares a global for the rules to come.
-- seen: probe
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    planted = true
    return pass()
  end,
}
