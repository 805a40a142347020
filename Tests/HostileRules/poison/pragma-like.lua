-- Lets LIKE tell capitals apart.
-- seen: probe
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    org.exists("PRAGMA case_sensitive_like = 1")
    return pass()
  end,
}
