rule "owned" {
  title  = "Every asset is in order", of = "assets", name = "{code}",
  select = "SELECT id, code, due_on FROM assets ORDER BY id",
  judge  = function(code, due_on)
    if due_on == "2026-02-30" then return fail("%s is late", code) end
  end,
  fix    = "Put the asset in order.",
}
