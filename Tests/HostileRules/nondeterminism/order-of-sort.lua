-- Sorts by a comparison that walks a table.
-- seen: differs
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    local t, out = {}, {}
    for i = 1, 100 do t["key " .. i] = i end
    for key in pairs(t) do out[#out + 1] = { key = key, group = #key } end
    table.sort(out, function(a, b) return a.group < b.group end)
    for i, entry in ipairs(out) do out[i] = entry.key end
    return fail(table.concat(out, " "))
  end,
}
