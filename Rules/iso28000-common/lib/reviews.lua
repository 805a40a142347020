-- Which management reviews a rule looks at.
local reviews = {}

-- The newest review that was held, and any without a day: it may be the newest, and nobody can tell.
reviews.newest = "(r.held_on IS NULL OR r.held_on = (SELECT max(held_on) FROM management_reviews WHERE held_on <= :today))"

return reviews
