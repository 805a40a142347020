-- Records: kept as long as they must be.
local shared = require "shared"

local records = {}

records.kept_long_enough = shared {
  rationale = "A record that was thrown away too early is missing on the day the customs officer asks for it.",
  of     = "records", name = "{code} {title}", optional = { "disposed_on" },
  select = "SELECT id, code, title, site_id, retention_until, disposed_on FROM records ORDER BY id",
  judge  = function(code, retention_until, disposed_on)
    if not retention_until then return fail("nobody settled how long %s is kept", code) end
    if not date.done(disposed_on) then return pass() end
    -- The last day of retention counts: disposal begins on the day after.
    return at_most(date.days(disposed_on, date.add(retention_until, 1)), 0, "days",
      "%s was disposed of on %s and had to be kept through %s", code, disposed_on, retention_until)
  end,
  fix    = "Recover the record from the backup if it can be; find out who disposed of it by which list, and mend the list.",
  action = { kind = "corrective", owner = "document controller", within = "30 days" },
}

return records
