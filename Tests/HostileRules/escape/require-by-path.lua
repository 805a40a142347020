-- Requires a file by a search path of its own.
-- seen: secret
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    package.path = "./?.lua"
    return fail("%s", require("planted"))
  end,
}
