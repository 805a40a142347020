-- Makes another database.
-- seen: folder
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    org.exists("ATTACH 'planted.sqlite' AS other; CREATE TABLE other.t (x)")
    return pass()
  end,
}
