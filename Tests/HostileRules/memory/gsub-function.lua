-- Replaces each letter by what a function makes.
-- seen: memory
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    local long = ("b"):rep(100000)
    return fail((("a"):rep(100000):gsub("a", function() return long end)))
  end,
}
