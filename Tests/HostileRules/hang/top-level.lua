-- Loops at the top level of its file.
-- seen: hang
-- here: refused
while true do end
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return pass()
  end,
}
