-- Takes string.format away.
-- seen: probe
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    string.format = nil
    return pass()
  end,
}
