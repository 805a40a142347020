-- Container numbers by ISO 6346:2022: three letters of the owner, U, J or Z, six digits, and the check digit of Annex A.
local iso6346 = {}

-- Letters count from 10 on, without the multiples of 11, which the modulus could not tell from nothing.
local values = {}
local value = 10
for code = string.byte "A", string.byte "Z" do
  if value % 11 == 0 then value = value + 1 end
  values[string.char(code)] = value
  value = value + 1
end
for digit = 0, 9 do values[tostring(digit)] = digit end

-- Without the spaces and the hyphen that people write for reading; nil stays nil.
function iso6346.plain(number)
  if not number then return nil end
  local plain = number:gsub("[ %-]", "")
  return plain
end

-- The check digit of the first ten characters: each counts twice what the one before counts.
local function check_digit(plain)
  local sum, weight = 0, 1
  for place = 1, 10 do
    sum = sum + values[plain:sub(place, place)] * weight
    weight = weight * 2
  end
  return sum % 11 % 10
end

-- What is wrong with a number, in words; nil where nothing is.
function iso6346.fault(number)
  local plain = iso6346.plain(number)
  if not plain:find "^%u%u%u[UJZ]%d%d%d%d%d%d%d$" then
    return "is not three letters, U, J or Z, and seven digits"
  end
  local expected = check_digit(plain)
  if tonumber(plain:sub(11)) ~= expected then return string.format("has a check digit that is not %d", expected) end
  return nil
end

-- The verdict that two numbers are the same but for spaces and the hyphen. `place` says where the first was found.
function iso6346.same(found, place, number, code)
  if blank(found) then return fail("%s gives no container number for %s", place, code) end
  if not number then return unknown("the number of the container of %s is not known", code) end
  if iso6346.plain(found) ~= iso6346.plain(number) then
    return fail("%s has %s for %s, the container is %s", place, found, code, number)
  end
  return pass()
end

return iso6346
