-- Prints the address of a coroutine.
-- seen: differs
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail(tostring(coroutine.create(print)))
  end,
}
