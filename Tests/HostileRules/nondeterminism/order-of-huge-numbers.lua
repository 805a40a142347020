-- Walks numbers around 2^63, which are one number as floats, among texts.
-- seen: differs
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    local out = {}
    for count = 1, 50 do
      local t = {}
      for i = 1, count do t["text " .. i] = true end
      for i = 0, 3 do t[math.maxinteger - i] = true end
      t[2 ^ 63] = true
      for key in pairs(t) do
        if type(key) == "number" then out[#out + 1] = tostring(key) end
      end
    end
    return fail(table.concat(out, " "))
  end,
}
