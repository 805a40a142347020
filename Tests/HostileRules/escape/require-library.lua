-- Requires a library of Lua.
-- seen: secret
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail("%s", require("io").open("secret.txt"):read("a"))
  end,
}
