-- Lets dates lie.
-- seen: probe
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    date.days = function() return 1000 end
    return pass()
  end,
}
