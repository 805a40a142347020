-- The way of a load, from gate to gate: stays at a place and legs between two.
local loads = require "loads"

local custody = {}

-- Every load with its loaded movements in the order of time; one row without a movement where none is on record.
custody.chain = [[ SELECT l.id, l.code, l.site_id, l.status, l.stuffing_ended_at, l.delivered_at,
    EXISTS (SELECT 1 FROM dwell_reasons d WHERE d.load_id = l.id AND d.site_id = l.site_id
            AND d.began_at = l.stuffing_ended_at AND trim(d.reason) <> '') AS is_start_explained,
    m.id AS movement_id, m.site_id AS gate_site_id, m.direction, m.moved_at, m.planned_hours,
    EXISTS (SELECT 1 FROM dwell_reasons d WHERE d.load_id = l.id AND d.site_id = m.site_id
            AND d.began_at = m.moved_at AND trim(d.reason) <> '') AS is_explained
  FROM container_loads l LEFT JOIN gate_movements m ON m.load_id = l.id AND (m.moved_at < l.stuffing_ended_at) IS NOT 1
  WHERE ]] .. loads.judged .. " ORDER BY l.id, m.moved_at, m.id"

-- What breaks the chain at a movement, in words; nil where it goes on.
local function breach(span, gate_site_id, direction, moved_at)
  if (direction == "out") ~= span.is_stay then
    return string.format("went %s at %s, and had gone %s before", direction, moved_at, direction)
  end
  if span.is_stay and gate_site_id ~= span.site_id then
    return string.format("left at %s by the gate of a place where it was not", moved_at)
  end
  return nil
end

-- The spans of the first row's load in their order: `is_stay`, `from`, `to` (nil: goes on), and of a leg `planned` hours, of a
-- stay `site_id` and `is_explained`. Where the chain cannot be followed: nil, "unknown" or "broken", and the reason in words.
function custody.spans(row, each)
  if not row.stuffing_ended_at then return nil, "unknown", "the end of its stuffing is not known" end
  if not row.site_id then return nil, "unknown", "where it was stuffed is not known" end
  local span = { is_stay = true, from = row.stuffing_ended_at, site_id = row.site_id, is_explained = yes(row.is_start_explained) }
  local spans = { span }
  for _, movement_id, gate_site_id, direction, moved_at, planned_hours, is_explained in
    each("movement_id", "gate_site_id", "direction", "moved_at", "planned_hours", "is_explained") do
    if movement_id then
      if not gate_site_id or not direction or not moved_at then
        return nil, "unknown", "a gate movement lacks its place, direction or time"
      end
      local reason = breach(span, gate_site_id, direction, moved_at)
      if reason then return nil, "broken", reason end
      span.to = moved_at
      span = {
        is_stay = direction == "in", from = moved_at, site_id = gate_site_id, planned = planned_hours,
        is_explained = yes(is_explained),
      }
      spans[#spans + 1] = span
    end
  end
  return spans, nil, nil
end

-- Until when a span that goes on is counted: the delivery, else the beginning of the as-of day; nil where nobody can tell.
function custody.ending(status, delivered_at)
  if delivered_at then return delivered_at end
  if status == "delivered" then return nil end
  return today .. "T00:00:00Z"
end

return custody
