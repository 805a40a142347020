-- Loads bytecode whose instructions are those of another function.
-- seen: signal
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    local function short() return 1 end
    local function long(a, b, c) local s = 0 for i = a, b do s = s + c[i] end return s, a, b, c end
    local code, other = string.dump(short, true), string.dump(long, true)
    for at = 20, #other do
      for more = 1, #code, 3 do
        local loaded = load(other:sub(1, at) .. code:sub(more, more + 7) .. other:sub(at + 9), "=x", "b")
        if loaded then pcall(loaded, 1, 9, {}) end
      end
    end
    return pass()
  end,
}
