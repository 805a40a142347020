rule "owned" {
  title  = "Every asset is in order", of = "assets", name = "{code}",
  select = "SELECT id, code, rating FROM assets ORDER BY id",
  judge  = function(code, rating)
    local text = string.format("%s of %d", code)
    if rating == nil then return fail("%s is not rated", text) end
  end,
  fix    = "Put the asset in order.",
}
