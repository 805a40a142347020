-- Keeps every prefix of a text.
-- seen: memory
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    local s, kept = "", {}
    for i = 1, 1e6 do
      s = s .. "0123456789"
      kept[i] = s
    end
    return pass()
  end,
}
