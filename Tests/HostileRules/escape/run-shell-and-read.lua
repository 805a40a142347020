-- Reads what a command of the shell writes.
-- seen: secret
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail("%s", io.popen("cat secret.txt"):read("a"))
  end,
}
