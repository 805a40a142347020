-- Makes closures and keeps them.
-- seen: memory
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    local kept = {}
    for i = 1, 1e8 do kept[i] = function() return i end end
    return pass()
  end,
}
