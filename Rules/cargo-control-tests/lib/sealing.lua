-- Which seal was on a load at an instant, from the seals that `each` walks. Instants are all of one form: their bytes sort as time does.
local sealing = {}

-- The numbers of the seals on at `at`, with the instants themselves; nil and a reason where the register cannot tell.
function sealing.numbers_on(at, code, each)
  local numbers = {}
  for _, seal_id, number, applied_at, removed_at in each("seal_id", "seal_number", "applied_at", "removed_at") do
    if seal_id then
      if not applied_at then return nil, unknown("nobody knows when seal %s was put on %s", number, code) end
      if applied_at <= at and (not removed_at or removed_at >= at) then
        if not number then return nil, unknown("a seal of %s has no number on record", code) end
        numbers[#numbers + 1] = number
      end
    end
  end
  return numbers, nil
end

-- What a check found: "sound", "broken", "wrong" (another number) or "none on record"; nil and a verdict where nobody can tell.
function sealing.found(code, checked_at, number_read, is_intact, each)
  if not checked_at then return nil, unknown("a check of %s has no time", code) end
  if no(is_intact) then return "broken", nil end
  local numbers, open = sealing.numbers_on(checked_at, code, each)
  if not numbers then return nil, open end
  if #numbers == 0 then return "none on record", nil end
  if not number_read then return nil, unknown("a check of %s read no number", code) end
  for _, number in ipairs(numbers) do
    if number == number_read then
      if not yes(is_intact) then return nil, unknown("a check of %s does not say whether the seal was intact", code) end
      return "sound", nil
    end
  end
  return "wrong", nil
end

return sealing
