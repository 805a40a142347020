-- Takes the text away that an iterator of gmatch walks.
-- seen: signal
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    local walk = ("word "):rep(1000):gmatch("%a+")
    for i = 1, 3 do debug.setupvalue(walk, i, nil) end
    walk()
    return pass()
  end,
}
