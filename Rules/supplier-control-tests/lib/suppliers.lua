-- Which partners are suppliers in use, and the newest of their records.
local suppliers = {}

-- Condition on partners p: in scope and in use, and no customer. What is not known counts.
suppliers.used = [[ p.kind IS NOT 'customer' AND p.in_scope IS NOT 0 AND p.status IS NOT 'prospective' AND p.status IS NOT 'ended' ]]

-- Condition on supplier_subcontracts c: begun and not ended. What is not known counts.
suppliers.running = [[ done(c.ended_on) IS NOT 1 AND (c.began_on > :today) IS NOT 1 ]]

-- Whether a supplier counts as highly critical: one whose criticality is not known does.
function suppliers.is_high(criticality) return criticality ~= "low" and criticality ~= "medium" end

-- Day and value of the newest record, from records that ascend by day. `each` gives id, day and value; a record without an id is
-- none, and where one has no day nobody knows which is the newest: then the third value is true.
function suppliers.newest(each, id, day, value)
  local newest_on, newest
  for _, record_id, on, what in each(id, day, value) do
    if record_id and not on then return nil, nil, true end
    if record_id then newest_on, newest = on, what end
  end
  return newest_on, newest, false
end

-- The verdict that the newest screening is recent enough.
function suppliers.screened(name, each)
  local last, _, is_open = suppliers.newest(each, "screening_id", "screened_on", "result")
  if is_open then return unknown("a screening of %s has no day", name) end
  if not last then return fail("%s was never screened", name) end
  return at_most(date.days(date.due(nil, last, params.screening_interval), today), 0, "days", "the screening of %s is overdue", name)
end

return suppliers
