-- Reaches a library through _G.
-- seen: secret
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail("%s", _G["i" .. "o"].open("secret.txt"):read("a"))
  end,
}
