-- Waits for a process that writes nothing.
-- seen: hang
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail("%s", io.popen("sleep 3"):read("a"))
  end,
}
