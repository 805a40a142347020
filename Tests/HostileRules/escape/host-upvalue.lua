-- Reads a local of the host out of one of its functions.
-- seen: secret
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    for i = 1, 10 do
      local name, value = debug.getupvalue(org.value, i)
      if name == "secret" then return fail("%s", value) end
    end
    return pass()
  end,
}
