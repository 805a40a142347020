rule "owned" {
  title  = "Every asset is in order", of = "assets", name = "{code}",
  select = "SELECT id, code, rating FROM assets ORDER BY id",
  judge  = function(code, rating)
    if ratng > 15 then return fail("%s is rated high", code) end
    return at_most(rating, limit, "points", "%s", code)
  end,
  fix    = "Put the asset in order.",
}
