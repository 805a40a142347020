-- Sleeps in the shell.
-- seen: hang
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    os.execute("sleep 3")
    return pass()
  end,
}
