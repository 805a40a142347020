-- Runs a command of the shell.
-- seen: folder
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    os.execute("echo here > marker")
    return pass()
  end,
}
