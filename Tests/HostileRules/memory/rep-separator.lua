-- Repeats nothing with a long separator.
-- seen: memory
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail((""):rep(1000, ("x"):rep(1 << 20)))
  end,
}
