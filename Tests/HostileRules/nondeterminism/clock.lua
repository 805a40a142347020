-- Asks for the time of the processor.
-- seen: differs
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail("%.9f", os.clock())
  end,
}
