-- Recurs under pcall for ever.
-- seen: hang
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    local function again() return pcall(again) end
    while true do again() end
    return pass()
  end,
}
