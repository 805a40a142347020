rule "owned" {
  title  = "Every asset is in order", of = "assets", name = "{code}",
  select = [[ WITH gone AS (SELECT id FROM people WHERE left_on IS NOT NULL)
              SELECT id, code, owner_id FROM assets ORDER BY id ]],
  judge  = function(code, owner_id)
    if owner_id == nil then return fail("%s has no owner", code) end
  end,
  fix    = "Put the asset in order.",
}
