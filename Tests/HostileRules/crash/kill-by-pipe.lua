-- Kills the process of the host through a pipe.
-- seen: signal
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    io.popen("kill -ABRT $PPID"):close()
    return pass()
  end,
}
