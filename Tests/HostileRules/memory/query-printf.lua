-- Asks SQL for a very wide number.
-- seen: memory
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail(org.value("SELECT printf('%200000000d', 1)"))
  end,
}
