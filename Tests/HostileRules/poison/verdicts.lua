-- Lets fail be pass, and pass fail.
-- seen: probe
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    pass, fail = fail, pass
    return pass()
  end,
}
