rule "owned" {
  title  = "Every asset is in order", of = "assets", name = "{code}",
  select = [[ SELECT a.id, a.code, p.id AS owner_id
              FROM assets a LEFT JOIN people p ON p.id = a.owner_id ]],
  judge  = function(code, owner_id)
    if owner_id == nil then return fail("%s has no owner", code) end
  end,
  fix    = "Put the asset in order.",
}
