-- Packs a text into a field of a thousand million bytes.
-- seen: memory
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail(string.pack("c1000000000", "x"))
  end,
}
