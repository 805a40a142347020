-- Lets a missing function of org be there.
-- seen: probe
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    setmetatable(org, { __index = function() return function() end end })
    return pass()
  end,
}
