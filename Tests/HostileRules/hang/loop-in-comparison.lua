-- Loops in a comparison that sort calls.
-- seen: hang
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    table.sort({ 1, 2, 3 }, function() while true do end end)
    return pass()
  end,
}
