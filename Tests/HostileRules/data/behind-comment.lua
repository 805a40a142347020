-- Hides a statement behind a comment.
-- seen: folder
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    org.exists("SELECT 1 /* ; */ ; -- end\nDELETE FROM things")
    return pass()
  end,
}
