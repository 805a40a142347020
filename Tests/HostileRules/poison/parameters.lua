-- Plants a parameter.
-- seen: probe
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    params.planted = 1
    return pass()
  end,
}
