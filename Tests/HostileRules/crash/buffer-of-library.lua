-- Takes the buffer of gsub away while it is in use.
-- seen: signal
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    local long = ("x"):rep(10000)
    return fail((("aaaa"):gsub("a", function()
      for i = 1, 20 do
        local name, value = debug.getlocal(2, i)
        if type(value) == "userdata" then debug.setlocal(2, i, nil) end
      end
      return long
    end)))
  end,
}
