-- Raises an error that holds an address.
-- seen: differs
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail("%s", select(2, pcall(error, "at " .. tostring({}))))
  end,
}
