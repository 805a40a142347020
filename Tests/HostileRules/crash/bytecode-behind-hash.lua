-- Loads bytecode from a file that begins with #.
-- seen: signal
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    local file = io.open("planted-bytecode", "wb")
    local code = string.dump(function() return print end, true)
    file:write("#!lua\n", (code:gsub("\11%z%z%z", "\11\255\255\255")), "")
    file:close()
    for at = 1, #code do
      local broken = io.open("planted-bytecode", "wb")
      broken:write("#!lua\n", code:sub(1, at - 1), "\255", code:sub(at + 1))
      broken:close()
      local loaded = loadfile("planted-bytecode")
      if loaded then pcall(loaded) end
    end
    return pass()
  end,
}
