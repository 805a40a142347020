-- Which loads are looked at, and what of their movements.
local loads = {}

-- Condition on container_loads l: neither planned nor cancelled, and stuffed within the period. What is not known counts.
loads.judged = [[ l.status IS NOT 'planned' AND l.status IS NOT 'cancelled'
  AND (l.stuffing_began_at IS NULL OR date_add(day(l.stuffing_began_at), :lookback) >= :today) ]]

-- Condition on gate_movements m of a judged load: with the load in it. An empty container that comes to be stuffed is none.
loads.loaded_movement = loads.judged .. " AND (m.moved_at < l.stuffing_ended_at) IS NOT 1 "

-- The first gate out of a load, as a column.
loads.left_at = [[ (SELECT min(m.moved_at) FROM gate_movements m WHERE m.load_id = l.id AND m.direction = 'out'
  AND (m.moved_at < l.stuffing_ended_at) IS NOT 1) AS left_at ]]

-- The verdict on a load that must have left, and that no gate saw leave. (One that is said to be on site and has left is
-- `custody-without-holes` to report.)
function loads.no_gate(code) return unknown("no gate recorded when %s left", code) end

-- Minutes between two instants; below zero where the second comes first. Counted in whole seconds, as instants are here: an
-- hour's sixtieth is no binary fraction, and a limit met to the second would be missed.
function loads.minutes(from, to) return math.floor(date.hours(from, to) * 3600 + 0.5) / 60 end

-- The two must be different people: the verdict that they are. `first` and `second` say what each did.
function loads.two_people(one, first, other, second, code)
  if not one then return unknown("nobody knows who %s %s", first, code) end
  if not other then return unknown("nobody knows who %s %s", second, code) end
  if one == other then return fail("the same person %s and %s %s", first, second, code) end
  return pass()
end

return loads
