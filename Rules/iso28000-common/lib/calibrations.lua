-- What the calibrations of one instrument say about a given day.
local calibrations = {}

-- The verdict on an instrument on a day. `each` walks its calibrations from the oldest; `label` names it in the text.
function calibrations.verdict(each, day, interval, label)
  local last, stated, result
  for _, performed_on, next_due_on, outcome in each("performed_on", "next_due_on", "result") do
    if performed_on and performed_on <= day then last, stated, result = performed_on, next_due_on, outcome end
  end
  if not last then return fail("%s had never been calibrated by %s", label, day) end
  if result == "fail" then return fail("%s failed its calibration of %s", label, last) end
  if not result then return unknown("nobody knows how the calibration of %s on %s came out", label, last) end
  local due = date.due(stated, last, interval)
  return at_most(date.days(due, day), 0, "days", "calibration of %s ran out on %s", label, due)
end

return calibrations
