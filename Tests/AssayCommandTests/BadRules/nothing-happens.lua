rule "owned" {
  title  = "Every asset is in order", of = "assets", name = "{code}",
  select = "SELECT id, code, rating FROM assets ORDER BY id",
  judge  = function(code, rating)
    if rating == nil then
    else
      return at_most(rating, 15, "points", "%s is rated high", code)
    end
  end,
  fix    = "Put the asset in order.",
}
