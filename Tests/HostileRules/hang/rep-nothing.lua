-- Repeats nothing 2^62 times.
-- seen: hang
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail(string.rep("", 1 << 62))
  end,
}
