rule "owned" {
  title  = "Every asset is in order", of = "assets", name = "{code}",
  select = "SELECT id, code, status, rating FROM assets ORDER BY id",
  judge  = function(code, status, rating)
    if status == "open" then
      return at_most(rating, 15, "points", "%s is rated high", code)
    elseif status == "open" then
      return at_most(rating, 5, "points", "%s is rated high", code)
    end
  end,
  fix    = "Put the asset in order.",
}
