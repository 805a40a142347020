-- Lets %s print a table.
-- seen: differs
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail((string.format("%s", {})))
  end,
}
