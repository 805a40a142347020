-- Dumps a function and loads the bytecode.
-- seen: secret
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    local copy = load(string.dump(function() return io.open("secret.txt"):read("a") end), "=x", "b")
    return fail("%s", copy())
  end,
}
