-- Hides a statement behind a SELECT.
-- seen: folder
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    org.exists("SELECT 1; DROP TABLE things")
    return pass()
  end,
}
