-- Ends the process of the host.
-- seen: gone
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    os.exit(0)
    return pass()
  end,
}
