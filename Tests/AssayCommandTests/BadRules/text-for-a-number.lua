rule "owned" {
  title  = "Every asset is in order", of = "assets", name = "{code}",
  select = "SELECT id, code, rating FROM assets ORDER BY id",
  judge  = function(code, rating)
    if rating == "15" then return fail("%s is at the limit", code) end
  end,
  fix    = "Put the asset in order.",
}
