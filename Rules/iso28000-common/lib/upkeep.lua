-- What keeps a line of a register in order: someone who looks after it, and a review in time.
local upkeep = {}

-- Fails where nobody looks after a thing, or the one who did has left. The words take arguments as verdicts do.
function upkeep.owner(owner_id, left_on, what, ...)
  if not owner_id then return fail("nobody owns " .. what, ...) end
  if date.done(left_on) then return fail("the owner of " .. what .. " left on " .. left_on, ...) end
  return pass()
end

-- Measures the days past the day on which a thing was to be reviewed.
function upkeep.review(stated, last, interval, what, ...)
  return at_most(date.days(date.due(stated, last, interval), today), 0, "days", "review of " .. what .. " is overdue", ...)
end

-- Measures the days by which the newest of a kind of thing is older than its interval.
function upkeep.newest(newest, interval, what, ...)
  if not newest then return fail("no " .. what .. " is on record", ...) end
  return at_most(date.days(date.due(nil, newest, interval), today), 0, "days", "the last " .. what .. " is of " .. newest, ...)
end

return upkeep
