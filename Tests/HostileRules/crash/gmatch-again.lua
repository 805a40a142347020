-- Goes on with gmatch after "pattern too complex": a crash of this liblua (efddc230).
-- seen: signal
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    local walk = ("a"):rep(300000):gmatch(("a?"):rep(300000) .. "b")
    for i = 1, 100000 do pcall(walk) end
    return pass()
  end,
}
