-- Reports subjects with long keys and names.
-- seen: memory
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    local long, kept = ("x"):rep(1 << 20), {}
    for i = 1, 1e6 do
      kept[i] = long .. i
      pcall(report, { long .. i, i }, fail("x"), { name = long, site = long })
    end
    return pass()
  end,
}
