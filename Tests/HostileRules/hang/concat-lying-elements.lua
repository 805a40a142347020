-- Joins elements that a metamethod makes up.
-- seen: hang
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail(table.concat(setmetatable({}, { __index = function() return "" end }), "", 1, 1 << 62))
  end,
}
