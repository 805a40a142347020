-- Prints the address of a function.
-- seen: differs
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail(tostring(function() end))
  end,
}
