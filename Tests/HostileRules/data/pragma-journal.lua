-- Changes the mode of the journal.
-- seen: folder
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    org.exists("PRAGMA journal_mode = WAL")
    return pass()
  end,
}
