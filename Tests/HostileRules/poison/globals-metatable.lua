-- Answers for every global that is not there.
-- seen: probe
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    setmetatable(_G, { __index = function() return "poisoned" end })
    return pass()
  end,
}
