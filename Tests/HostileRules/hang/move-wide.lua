-- Moves 2^62 elements that are not there.
-- seen: hang
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    table.move({}, 1, 1 << 62, 2)
    return pass()
  end,
}
