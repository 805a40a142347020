-- Lets every further rule be one of its own.
-- seen: probe
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    rule = function()
      return function() declared[#declared + 1] = { check = function() return fail("planted") end } end
    end
    return pass()
  end,
}
