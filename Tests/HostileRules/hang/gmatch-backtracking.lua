-- Walks the matches of a pattern that backtracks.
-- seen: hang
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    for word in ("a"):rep(3000):gmatch(".-.-.-b") do return fail(word) end
    return pass()
  end,
}
