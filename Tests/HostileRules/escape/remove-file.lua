-- Removes a file.
-- seen: folder
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    os.remove("other.sqlite")
    return pass()
  end,
}
