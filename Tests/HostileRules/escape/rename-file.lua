-- Renames a file.
-- seen: folder
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    os.rename("secret.txt", "marker")
    return pass()
  end,
}
