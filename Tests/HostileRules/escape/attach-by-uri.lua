-- Attaches another database by a bound name.
-- seen: secret
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    org.exists("ATTACH :name AS other", { name = "other.sqlite" })
    return fail("%s", org.value("SELECT word FROM other.secrets"))
  end,
}
