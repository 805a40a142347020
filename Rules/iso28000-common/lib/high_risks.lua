-- Which open risks of the register, as `r`, are high: by the method's own word, or by the rating of the pack.
local high_risks = {}

-- A condition for rules that go through what may be high. Where the word or the rating is missing the risk is let in: leaving
-- one out must not hide it, and `unrated` says of which nobody can tell.
high_risks.possible = [[ r.status IS NOT 'closed' AND (r.rating_label IS NULL OR r.rating_label IN ('high', 'critical')
  OR r.inherent_rating IS NULL OR r.inherent_rating >= :high_risk_rating) ]]

-- Whether the risk is high; nil where one of the two is missing and the other does not say so.
function high_risks.is_high(label, rating)
  if label == "high" or label == "critical" or (rating or 0) >= params.high_risk_rating then return true end
  if label and rating then return false end
end

-- Whether nobody can tell that the risk is high.
function high_risks.unrated(label, rating) return high_risks.is_high(label, rating) == nil end

-- For `applies`: every open risk is known not to be high.
function high_risks.there_are()
  if org.exists "SELECT 1 FROM risks" and not org.exists("SELECT 1 FROM risks r WHERE " .. high_risks.possible) then
    return not_applicable("no open risk is high")
  end
end

return high_risks
