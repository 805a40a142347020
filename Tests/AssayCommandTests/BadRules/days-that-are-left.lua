rule "owned" {
  title  = "Every asset is in order", of = "assets", name = "{code}",
  select = "SELECT id, code, due_on FROM assets ORDER BY id",
  judge  = function(code, due_on)
    return at_most(date.days(today, due_on), 0, "days", "%s is overdue", code)
  end,
  fix    = "Put the asset in order.",
}
