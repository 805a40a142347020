-- Replaces a row.
-- seen: folder
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    org.exists("REPLACE INTO things VALUES (1, 'planted', '')")
    return pass()
  end,
}
