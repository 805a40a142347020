-- Replaces each letter by a long text.
-- seen: memory
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail((("a"):rep(1000000):gsub("a", ("b"):rep(1000))))
  end,
}
