-- Reads a file outside.
-- seen: secret
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail("%s", io.open("secret.txt"):read("a"))
  end,
}
