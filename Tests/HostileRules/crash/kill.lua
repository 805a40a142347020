-- Kills the process of the host from the shell.
-- seen: signal
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    os.execute("kill -SEGV $PPID")
    return pass()
  end,
}
