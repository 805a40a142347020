-- Compiles functions and keeps them.
-- seen: memory
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    local kept = {}
    for i = 1, 1e7 do kept[i] = load("return " .. i) end
    return pass()
  end,
}
