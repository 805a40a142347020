rule "owned" {
  title  = "Every asset is in order", of = "assets", name = "{code}",
  select = "SELECT id, code, owner_id FROM assets ORDER BY id",
  judge  = function(code, owner_id)
    local left = org.value("SELECT left_on FROM people WHERE id = :id AND left_on = NULL", { id = owner_id })
    if left then return fail("%s has lost its owner", code) end
  end,
  fix    = "Put the asset in order.",
}
