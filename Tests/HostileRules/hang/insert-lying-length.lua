-- Inserts into a table that lies about its length.
-- seen: hang
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    table.insert(setmetatable({}, { __len = function() return 1 << 62 end }), 1, "x")
    return pass()
  end,
}
