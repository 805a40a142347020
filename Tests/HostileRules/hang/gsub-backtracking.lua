-- Replaces by a pattern that backtracks.
-- seen: hang
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail("%s", (("a"):rep(3000):gsub(".-.-.-b", "")))
  end,
}
