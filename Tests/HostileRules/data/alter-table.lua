-- Adds a column.
-- seen: folder
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    org.exists("ALTER TABLE things ADD COLUMN planted")
    return pass()
  end,
}
