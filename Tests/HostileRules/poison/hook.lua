-- Leaves a hook that raises.
-- seen: probe
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    debug.sethook(function() error("poisoned") end, "", 100)
    return pass()
  end,
}
