-- Asks SQL for zeroes in hexadecimal.
-- seen: memory
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail(org.value("SELECT hex(zeroblob(60000000))"))
  end,
}
