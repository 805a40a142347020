-- Finds a balanced text where there is none.
-- seen: hang
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail("%s", ("("):rep(400000):find("%b()"))
  end,
}
