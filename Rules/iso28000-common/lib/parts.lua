-- What a record lacks, counted and named: four ways to say which parts it must have.
local parts = {}

local function is_missing(value) return value == nil or type(value) == "string" and blank(value) end

-- Names as a sentence has them: "a", "a and b", "a, b and c".
local function listed(names)
  if #names < 2 then return names[1] or "" end
  return table.concat(names, ", ", 1, #names - 1) .. " and " .. names[#names]
end

-- Names of the empty columns in words: `restore_procedure` is "restore procedure", `owner_id` "owner", `fitted_on` "day it was fitted".
function parts.empty(row, columns)
  local names = {}
  for _, column in ipairs(columns) do
    if is_missing(row[column]) then
      local name = column:gsub("_id$", ""):gsub("^(.*)_on$", "day it was %1"):gsub("_", " ")
      names[#names + 1] = name
    end
  end
  return names
end

-- The verdict that a record fills all these columns.
function parts.filled(subject, row, columns)
  local names = parts.empty(row, columns)
  return at_most(#names, 0, "parts", "%s lacks %s", subject, listed(names))
end

-- How many of these are missing, and which, in words: `{ { "an owner", owner_id }, … }`.
function parts.lacking(wanted)
  local names = {}
  for _, part in ipairs(wanted) do
    if is_missing(part[2]) then names[#names + 1] = part[1] end
  end
  return #names, listed(names)
end

-- The verdict that none of these is missing.
function parts.complete(kind, code, wanted)
  local count, names = parts.lacking(wanted)
  return at_most(count, 0, "parts", "%s %s lacks %s", kind, code, names)
end

-- How many of these hold, and which, in words: `{ owner = not owner_id, ["due day"] = not due_on }`.
function parts.missing(signs)
  local names = {}
  for name, is_so in pairs(signs) do
    if is_so then names[#names + 1] = name end
  end
  return #names, listed(names)
end

return parts
