-- Finds a long text in a longer one, plainly.
-- seen: hang
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail("%s", ("a"):rep(900000):find(("a"):rep(400000) .. "b", 1, true))
  end,
}
