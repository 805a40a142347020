rule "owned" {
  title  = "Every asset is in order", of = "assets", name = "{code}",
  select = "SELECT id, code, status FROM assets ORDER BY id",
  judge  = function(code, status)
    if not status == "open" then return fail("%s is not open", code) end
  end,
  fix    = "Put the asset in order.",
}
