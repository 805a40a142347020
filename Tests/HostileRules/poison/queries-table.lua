-- Puts a table of its own in place of org.
-- seen: probe
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    org = { value = function() return 0 end, rows = function() return function() end end }
    return pass()
  end,
}
