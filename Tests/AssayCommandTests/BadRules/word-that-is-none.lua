rule "owned" {
  title  = "Every asset is in order", of = "assets", name = "{code}",
  select = "SELECT id, code, status FROM assets ORDER BY id",
  judge  = function(code, status)
    if status == "opened" then return fail("%s is open", code) end
  end,
  fix    = "Put the asset in order.",
}
