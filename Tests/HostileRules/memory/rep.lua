-- Repeats a text a thousand million times.
-- seen: memory
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail(("x"):rep(1 << 30))
  end,
}
