-- Gives numbers a metatable.
-- seen: probe
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    debug.setmetatable(1, { __index = function() return "poisoned" end })
    return pass()
  end,
}
