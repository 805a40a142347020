-- Lets org.rows answer for the database.
-- seen: probe
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    org.rows = function() return function() end end
    return pass()
  end,
}
