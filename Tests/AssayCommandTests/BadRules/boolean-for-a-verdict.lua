rule "owned" {
  title  = "Every asset is in order", of = "assets", name = "{code}",
  select = "SELECT id, code, rating FROM assets ORDER BY id",
  judge  = function(code, rating)
    return rating ~= nil and rating > 15 and fail("%s is rated high", code)
  end,
  fix    = "Put the asset in order.",
}
