rule "owned" {
  title  = "Every asset is in order", of = "assets", name = "{code}",
  select = "SELECT id, code, rating FROM assets ORDER BY id",
  judge  = function(code, rating)
    local limit = 15
    if not rating > limit then return pass() end
    return fail("%s is rated high", code)
  end,
  fix    = "Put the asset in order.",
}
