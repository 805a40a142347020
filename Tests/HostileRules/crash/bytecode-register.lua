-- Loads bytecode whose upvalue does not exist.
-- seen: signal
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    local function f() return print end
    local code = string.dump(f, true)
    for at = 1, #code do
      local broken = code:sub(1, at - 1) .. "\255" .. code:sub(at + 1)
      local loaded = load(broken, "=x", "b")
      if loaded then pcall(loaded) end
    end
    return pass()
  end,
}
