-- Asks for a random number.
-- seen: differs
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail("%d", math.random(1 << 40))
  end,
}
