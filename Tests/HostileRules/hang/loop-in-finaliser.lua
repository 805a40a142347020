-- Loops in a finaliser, where hooks do not run.
-- seen: hang
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    setmetatable({}, { __gc = function() while true do end end })
    collectgarbage()
    return pass()
  end,
}
