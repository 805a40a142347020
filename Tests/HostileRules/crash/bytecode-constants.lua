-- Loads bytecode that calls a number as if it were a table.
-- seen: signal
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    local function f(a, b) local t = { a, b, 1, 2, 3 } for i = 1, #t do t[i] = t[i] .. "x" end return t end
    local code = string.dump(f, true)
    for at = 40, #code do
      for _, byte in ipairs({ 0, 127, 200 }) do
        local loaded = load(code:sub(1, at - 1) .. string.char(byte) .. code:sub(at + 1), "=x", "b")
        if loaded then pcall(loaded, 1, 2) end
      end
    end
    return pass()
  end,
}
