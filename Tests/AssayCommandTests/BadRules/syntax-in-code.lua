local query = "SELECT left_on FROM people WHERE id = :owner AND"

rule "owned" {
  title  = "Every asset has an owner who is here", of = "assets", name = "{code}",
  select = "SELECT id, code, owner_id FROM assets ORDER BY id",
  judge  = function(code, owner_id)
    local left = org.value(query, { owner = owner_id })
    if left then return fail("%s has lost its owner", code) end
  end,
  fix    = "Name an owner.",
}
