-- Sorts texts that differ in their last byte: no hook runs between two comparisons.
-- seen: hang
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    local one, other, list = ("x"):rep(1 << 19) .. "a", ("x"):rep(1 << 19) .. "b", {}
    for i = 1, 30000 do list[i] = i % 2 == 0 and one or other end
    table.sort(list)
    return pass()
  end,
}
