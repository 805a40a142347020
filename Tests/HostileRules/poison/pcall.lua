-- Lets pcall swallow everything.
-- seen: probe
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    pcall = function() return true end
    return pass()
  end,
}
