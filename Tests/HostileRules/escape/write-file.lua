-- Writes a file.
-- seen: folder
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    io.open("marker", "w"):write("here"):close()
    return pass()
  end,
}
