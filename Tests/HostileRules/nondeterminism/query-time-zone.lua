-- Lets SQL turn a time into that of the machine's zone.
-- seen: differs
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail(org.value("SELECT datetime('2026-06-30 23:30:00', 'localtime')"))
  end,
}
