-- Reaches a library through the registry.
-- seen: secret
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail("%s", debug.getregistry()._LOADED.io.open("secret.txt"):read("a"))
  end,
}
