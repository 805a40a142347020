-- Walks a table by next.
-- seen: differs
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    local t, out = {}, {}
    for letter in ("abcdefghijklmnopqrstuvwxyz"):gmatch(".") do t["key " .. letter] = true end
    local key = next(t)
    while key do
      out[#out + 1] = tostring(key)
      key = next(t, key)
    end
    return fail(table.concat(out, " "))
  end,
}
