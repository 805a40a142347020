-- Lets math.max lie.
-- seen: probe
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    math.max = function() return 0 end
    return pass()
  end,
}
