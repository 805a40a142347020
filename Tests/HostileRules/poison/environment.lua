-- Changes the environment through _ENV.
-- seen: probe
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    _ENV.math = { max = function() return 0 end }
    return pass()
  end,
}
