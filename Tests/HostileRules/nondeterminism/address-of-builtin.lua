-- Prints the address of a function of the library.
-- seen: differs
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail("%s", tostring(print))
  end,
}
