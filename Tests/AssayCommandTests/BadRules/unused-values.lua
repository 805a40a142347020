local function is_late(day, grace) return date.days(day, today) > 0 end

rule "owned" {
  title  = "Every asset is in order", of = "assets", name = "{code}",
  select = "SELECT id, code, owner_id FROM assets ORDER BY id",
  judge  = function(code, owner_id)
    local late = date.days("2026-01-01", today)
    date.day(today)
    if owner_id == nil then return fail("%s has no owner", code) end
  end,
  fix    = "Put the asset in order.",
}
