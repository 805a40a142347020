-- Lets sort do nothing.
-- seen: probe
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    table.sort = function() end
    return pass()
  end,
}
