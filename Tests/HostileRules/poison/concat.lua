-- Lets table.concat lie.
-- seen: probe
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    table.concat = function() return "poisoned" end
    return pass()
  end,
}
