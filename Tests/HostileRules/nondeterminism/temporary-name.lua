-- Asks for the name of a temporary file.
-- seen: differs
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    local name = os.tmpname()
    os.remove(name)
    return fail(name)
  end,
}
