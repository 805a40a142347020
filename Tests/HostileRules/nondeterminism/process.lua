-- Reads the number of the process.
-- seen: differs
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail(io.open("/proc/self/stat"):read("n") .. "")
  end,
}
