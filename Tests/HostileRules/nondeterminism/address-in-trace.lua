-- Prints an address into the trace.
-- seen: differs
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    print({}, print, function() end)
    return fail("see the trace")
  end,
}
