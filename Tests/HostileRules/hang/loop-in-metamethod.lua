-- Loops in a metamethod that C calls.
-- seen: hang
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail(tostring(setmetatable({}, { __tostring = function() while true do end end })))
  end,
}
