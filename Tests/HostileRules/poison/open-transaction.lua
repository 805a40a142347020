-- Leaves a transaction open in which the rows are gone.
-- seen: probe
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    org.exists("BEGIN; DELETE FROM things")
    return pass()
  end,
}
