-- Which actions are open.
local actions = {}

-- How many actions are open on a record, in SQL. An action that has to exist needs its status: a missing one proves nothing.
function actions.open_on(source_table, id)
  return "(SELECT count(*) FROM actions a WHERE a.source_table = '" .. source_table .. "' AND a.source_id = " .. id
    .. " AND a.status IN ('open', 'in_progress') AND done(a.completed_on) IS NOT 1)"
end

return actions
