-- Writes statistics.
-- seen: folder
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    org.exists("ANALYZE")
    return pass()
  end,
}
