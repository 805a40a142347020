-- Asks for the date.
-- seen: differs
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail(os.date("!%c"))
  end,
}
