-- Replaces a method of all texts.
-- seen: probe
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    string.upper = function() return "poisoned" end
    return pass()
  end,
}
