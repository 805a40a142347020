-- Seeds the random numbers anew and asks.
-- seen: differs
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    math.randomseed()
    return fail("%.14f", math.random())
  end,
}
