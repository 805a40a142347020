-- Takes the default output out of the registry, and writes.
-- seen: signal
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    debug.getregistry()._IO_output = nil
    io.write("x")
    return pass()
  end,
}
