-- Fills a table with texts as keys.
-- seen: memory
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    local t = {}
    for i = 1, 1e8 do t["key number " .. i] = true end
    return pass()
  end,
}
