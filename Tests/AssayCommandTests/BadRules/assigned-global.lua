rule "owned" {
  title  = "Every asset is in order", of = "assets", name = "{code}",
  select = "SELECT id, code, rating FROM assets ORDER BY id",
  judge  = function(code, rating)
    worst = rating
    return at_most(worst, 15, "points", "%s is rated high", code)
  end,
  fix    = "Put the asset in order.",
}
