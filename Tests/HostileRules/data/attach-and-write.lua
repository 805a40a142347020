-- Writes another database.
-- seen: folder
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    org.exists("ATTACH 'other.sqlite' AS other; DELETE FROM other.secrets")
    return pass()
  end,
}
