-- Lets the assessment be of another day.
-- seen: probe
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    today = "1999-12-31"
    return pass()
  end,
}
