-- Writes inside a transaction of its own.
-- seen: folder
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    org.exists("BEGIN; DELETE FROM things; COMMIT")
    return pass()
  end,
}
