-- Asks SQL for the time.
-- seen: differs
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail("%s", org.value("SELECT strftime('%f', 'now') || julianday('now')"))
  end,
}
