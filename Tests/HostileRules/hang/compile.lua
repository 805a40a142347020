-- Compiles an expression that takes quadratic time.
-- seen: hang
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail("%s", load("return " .. ("a or "):rep(90000) .. "a"))
  end,
}
