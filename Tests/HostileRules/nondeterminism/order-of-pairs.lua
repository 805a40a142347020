-- Walks a table by pairs.
-- seen: differs
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    local t, out = {}, {}
    for letter in ("abcdefghijklmnopqrstuvwxyz"):gmatch(".") do t["key " .. letter] = true end
    for key in pairs(t) do out[#out + 1] = key end
    return fail(table.concat(out, " "))
  end,
}
