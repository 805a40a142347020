-- Takes a library out of the table of those that are loaded.
-- seen: secret
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail("%s", package.loaded.io.open("secret.txt"):read("a"))
  end,
}
