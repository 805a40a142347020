rule "owned" {
  title  = "Every asset is in order", of = "assets", name = "{code}",
  select = "SELECT id, code, encrypted FROM assets ORDER BY id",
  judge  = function(code, encrypted)
    if encrypted then return pass() end
    return fail("%s is not encrypted", code)
  end,
  fix    = "Put the asset in order.",
}
