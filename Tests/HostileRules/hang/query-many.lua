-- Asks a small question for ever.
-- seen: hang
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    while true do pcall(org.value, "SELECT count(*) FROM things") end
    return pass()
  end,
}
