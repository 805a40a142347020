-- Asks SQL for the time by a keyword.
-- seen: differs
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail(org.value("SELECT current_timestamp"))
  end,
}
