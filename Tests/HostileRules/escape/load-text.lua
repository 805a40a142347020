-- Compiles text that sees all globals.
-- seen: secret
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail("%s", load("return io")().open("secret.txt"):read("a"))
  end,
}
