-- Gives all texts another metatable.
-- seen: probe
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    getmetatable("").__index = function() return function() return "poisoned" end end
    return pass()
  end,
}
