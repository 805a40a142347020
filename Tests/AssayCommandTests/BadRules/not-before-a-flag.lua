rule "owned" {
  title  = "Every asset is in order", of = "assets", name = "{code}",
  select = "SELECT id, code, encrypted FROM assets ORDER BY id",
  judge  = function(code, encrypted)
    if not encrypted then return fail("%s is not encrypted", code) end
  end,
  fix    = "Put the asset in order.",
}
