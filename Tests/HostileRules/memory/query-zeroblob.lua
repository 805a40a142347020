-- Asks SQL for a hundred million zeroes.
-- seen: memory
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail(org.value("SELECT zeroblob(200000000)"))
  end,
}
