-- The interval that a record states, else that of the pack.
local interval = {}

function interval.months(stated, default)
  if stated then return stated .. " months" end
  return default
end

return interval
