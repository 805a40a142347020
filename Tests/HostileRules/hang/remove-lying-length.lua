-- Removes from a table that lies about its length.
-- seen: hang
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    table.remove(setmetatable({}, { __len = function() return 1 << 62 end }), 1)
    return pass()
  end,
}
