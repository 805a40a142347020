-- Helpers that more than one rule of this pack needs.
local money = {}

-- The value of an order line; nil where quantity or price is not known.
function money.value(quantity, price)
  if not quantity or not price then return nil end
  return quantity * price
end

return money
