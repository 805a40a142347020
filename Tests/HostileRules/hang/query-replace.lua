-- Replaces a long text in a longer one, in one step of SQLite.
-- seen: hang
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail("%s", #org.value("SELECT replace(:a, :b, 'x')", { a = ("a"):rep(900000), b = ("a"):rep(400000) .. "b" }))
  end,
}
