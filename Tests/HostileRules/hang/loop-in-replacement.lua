-- Loops in a function that gsub calls.
-- seen: hang
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail((("x"):gsub("x", function() while true do end end)))
  end,
}
