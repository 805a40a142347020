-- Catches the want of memory and goes on.
-- seen: memory
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    local kept = {}
    while true do
      pcall(function()
        local s = "0123456789"
        while true do
          s = s .. s
          kept[#kept + 1] = s
        end
      end)
    end
    return pass()
  end,
}
