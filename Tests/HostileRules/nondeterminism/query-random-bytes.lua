-- Asks SQL for random bytes.
-- seen: differs
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail(org.value("SELECT hex(randomblob(8))"))
  end,
}
