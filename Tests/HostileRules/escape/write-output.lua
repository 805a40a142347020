-- Redirects the default output into a file.
-- seen: folder
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    io.output("marker")
    io.write("here")
    io.close()
    return pass()
  end,
}
