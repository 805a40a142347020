-- Puts a table where the default input stands, and reads.
-- seen: signal
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    debug.getregistry()._IO_input = {}
    io.read(1)
    return pass()
  end,
}
