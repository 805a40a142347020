-- Runs a file that lies outside of the pack.
-- seen: secret
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail("%s", loadfile("planted.lua")())
  end,
}
