rule "owned" {
  title  = "Every asset is in order", of = "assets", name = "{code}",
  select = [[ SELECT id, code, owner_id FROM assets WHERE due_on < '31.12.2026' ORDER BY id ]],
  judge  = function(code, owner_id)
    if owner_id == nil then return fail("%s has no owner", code) end
  end,
  fix    = "Put the asset in order.",
}
