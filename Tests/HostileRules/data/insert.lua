-- Adds a row.
-- seen: folder
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    org.exists("INSERT INTO things VALUES (4, 'planted', '')")
    return pass()
  end,
}
