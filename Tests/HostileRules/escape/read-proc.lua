-- Reads the environment of the process from /proc.
-- seen: secret
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail("%s", (io.open("/proc/self/environ"):read("a"):gsub("%z", " ")))
  end,
}
