-- Lets all texts be called.
-- seen: probe
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    getmetatable("").__call = function() return "poisoned" end
    return pass()
  end,
}
