-- Goes on in the handler of an error.
-- seen: hang
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    while true do
      xpcall(error, function() while true do end end)
    end
    return pass()
  end,
}
