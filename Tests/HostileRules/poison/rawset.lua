-- Changes a library without asking its metatable.
-- seen: probe
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    rawset(string, "rep", function() return "poisoned" end)
    return pass()
  end,
}
