-- Lets tostring lie.
-- seen: probe
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    tostring = function() return "poisoned" end
    return pass()
  end,
}
