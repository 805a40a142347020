-- Attaches another database and reads it.
-- seen: secret
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail("%s", org.value("ATTACH 'other.sqlite' AS other; SELECT word FROM other.secrets"))
  end,
}
