-- Joins one long text many times.
-- seen: memory
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    local long, list = ("x"):rep(1 << 20), {}
    for i = 1, 300 do list[i] = long end
    return fail(table.concat(list))
  end,
}
