rule "owned" {
  title  = "Every asset is in order", of = "assets", name = "{code}",
  select = "SELECT id, code, owner_id FROM assets ORDER BY id",
  judge  = function(code, owner_id)
    if owner_id == nil then return fail("%s has no owner", code) end
  end,
  grade  = "observation",
}
