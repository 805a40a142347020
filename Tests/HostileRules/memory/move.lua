-- Copies a table into itself until it is wide.
-- seen: memory
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    local t = { 1 }
    for i = 0, 30 do table.move(t, 1, 1 << i, (1 << i) + 1) end
    return pass()
  end,
}
