-- Sorts a table that lies about length and elements.
-- seen: hang
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    table.sort(setmetatable({}, {
      __len = function() return 1 << 30 end, __index = function() return 1 end, __newindex = function() end,
    }))
    return pass()
  end,
}
