local function is_late(day, grace) return date.days(day, today) > 0 end

rule "owned" {
  title  = "Every asset is in order", of = "assets", name = "{code}",
  select = "SELECT id, code, due_on FROM assets ORDER BY id",
  judge  = function(code, due_on)
    if is_late(due_on, 3) then return fail("%s is late", code) end
  end,
  fix    = "Put the asset in order.",
}
