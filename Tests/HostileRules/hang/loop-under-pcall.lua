-- Catches every limit, and goes on.
-- seen: hang
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    while true do
      pcall(function() while true do end end)
    end
    return pass()
  end,
}
