rule "owned" {
  title  = "Every asset is in order", of = "assets", name = "{code}",
  select = "SELECT id, code, encrypted FROM assets ORDER BY id",
  judge  = function(code, encrypted)
    return yes(encrypted)
  end,
  fix    = "Put the asset in order.",
}
