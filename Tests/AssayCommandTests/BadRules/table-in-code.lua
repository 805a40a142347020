rule "owned" {
  title  = "Every asset has an owner who is here", of = "assets", name = "{code}",
  select = "SELECT id, code, owner_id FROM assets ORDER BY id",
  judge  = function(code, owner_id)
    local left = org.value([[ SELECT left_on
                             FROM person WHERE id = :owner ]], { owner = owner_id })
    if left then return fail("%s has lost its owner", code) end
  end,
  fix    = "Name an owner.",
}
