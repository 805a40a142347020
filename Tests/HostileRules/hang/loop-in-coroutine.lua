-- Loops in a coroutine, where hooks are of the thread.
-- seen: hang
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    coroutine.wrap(function() while true do end end)()
    return pass()
  end,
}
