-- Fills a table.
-- seen: memory
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    local t = {}
    for i = 1, 1e9 do t[i] = i end
    return pass()
  end,
}
