-- Finds a pattern of many stars.
-- seen: hang
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail("%s", ("a"):rep(20000):find(("a*"):rep(20) .. "b"))
  end,
}
