-- Calls abort of the C library.
-- seen: signal
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    package.loadlib("libc.so.6", "abort")()
    return pass()
  end,
}
