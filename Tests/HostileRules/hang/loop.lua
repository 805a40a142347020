-- Loops for ever.
-- seen: hang
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    while true do end
    return pass()
  end,
}
