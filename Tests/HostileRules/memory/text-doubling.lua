-- Doubles a text.
-- seen: memory
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    local s = "x"
    while true do s = s .. s end
    return pass()
  end,
}
