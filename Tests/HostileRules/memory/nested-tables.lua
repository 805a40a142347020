-- Nests tables without end.
-- seen: memory
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    local t = {}
    while true do t = { t } end
    return pass()
  end,
}
