-- Lets ipairs end at once.
-- seen: probe
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    ipairs = function() return function() end end
    return pass()
  end,
}
