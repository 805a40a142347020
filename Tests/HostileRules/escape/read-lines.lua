-- Reads a file line by line.
-- seen: secret
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    for line in io.lines("secret.txt") do return fail("%s", line) end
    return pass()
  end,
}
