rule "owned" {
  title  = "Every asset is in order", of = "assets", name = "{code}",
  select = "SELECT a.id, a.code, p.id AS owner_id FROM assets a, people p ORDER BY a.id",
  judge  = function(code, owner_id)
    if owner_id == nil then return fail("%s has no owner", code) end
  end,
  fix    = "Put the asset in order.",
}
