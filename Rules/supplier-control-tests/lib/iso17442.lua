-- Legal entity identifiers by ISO 17442-1:2020: 18 letters and digits, and two check digits by ISO/IEC 7064, MOD 97-10.
local iso17442 = {}

-- The rest by 97 of the identifier read as a number, a letter being two digits from A = 10 to Z = 35.
local function rest_by_97(lei)
  local rest = 0
  for place = 1, #lei do
    local character = lei:sub(place, place)
    local value = tonumber(character, 36)
    rest = (rest * (value > 9 and 100 or 10) + value) % 97
  end
  return rest
end

-- What is wrong with an identifier, in words; nil where nothing is.
function iso17442.fault(lei)
  if #lei ~= 20 or not lei:find "^[%u%d]+%d%d$" then return "is not 18 capital letters and digits and two check digits" end
  -- 98 less a rest below 97: what is 97 less or more leaves the same rest, and was given to nobody.
  local check_digits = lei:sub(-2)
  if rest_by_97(lei) ~= 1 or check_digits < "02" or check_digits > "98" then return "has check digits that do not fit" end
  return nil
end

return iso17442
