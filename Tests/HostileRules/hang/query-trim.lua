-- Trims by many characters, in one step of SQLite.
-- seen: hang
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail("%s", #org.value("SELECT trim(:a, :b)", { a = ("a"):rep(900000), b = ("b"):rep(20000) .. "a" }))
  end,
}
