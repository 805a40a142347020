rule "owned" {
  title  = "Every asset is in order", of = "assets", name = "{code}",
  select = "SELECT a.id, a.code, b.due_on FROM assets a JOIN assets b ON b.owner_id = a.owner_id ORDER BY a.id, b.id",
  judge  = function(code, each)
    for _, due_on in each("due_on") do
      return at_most(date.days(due_on, today), 0, "days", "%s is late", code)
    end
  end,
  fix    = "Put the asset in order.",
}
