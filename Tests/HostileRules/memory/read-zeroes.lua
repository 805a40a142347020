-- Reads a device that never ends.
-- seen: memory
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail(io.open("/dev/zero"):read(1 << 28))
  end,
}
