-- Reads a random device.
-- seen: differs
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail(("%d"):format(io.open("/dev/urandom", "rb"):read(1):byte()))
  end,
}
