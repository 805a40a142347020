-- Compiles text into an environment of its own choice.
-- seen: secret
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    local env = setmetatable({}, { __index = _G })
    return fail("%s", load("return io.open('secret.txt'):read('a')", "=x", "t", env)())
  end,
}
