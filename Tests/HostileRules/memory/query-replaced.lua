-- Replaces each letter in SQL by a long text.
-- seen: memory
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail(org.value("SELECT replace(:a, 'a', :b)", { a = ("a"):rep(1000), b = ("b"):rep(900000) }))
  end,
}
