-- Which open risks of the register, as `r`, are rated high: by the method's own word, or by the rating of the pack.
local high_risks = {}

-- A condition for rules that go through what may be high. A risk without a label is let in whatever its rating: leaving the
-- label out must not hide it, and `unrated` says of which nobody can tell.
high_risks.possible = [[ r.status IS NOT 'closed'
  AND (r.rating_label IS NULL OR r.rating_label IN ('high', 'critical') OR r.inherent_rating >= :high_risk_rating) ]]

-- Whether nobody can tell that the risk is high.
function high_risks.unrated(label, rating)
  return not label and (not rating or rating < params.high_risk_rating)
end

-- A condition for rules that go by what is stated. A risk with neither word nor rating is let in, so that a rule can say so.
high_risks.stated = [[ r.status IS NOT 'closed' AND (r.rating_label IN ('high', 'critical') OR r.inherent_rating >= :high_risk_rating
                OR (r.rating_label IS NULL AND r.inherent_rating IS NULL)) ]]

-- For `applies`. Where either of the two is missing, nobody can tell that no risk is high.
function high_risks.there_are()
  if org.exists "SELECT 1 FROM risks" and not org.exists [[ SELECT 1 FROM risks WHERE status IS NOT 'closed' AND (rating_label IS NULL
    OR rating_label IN ('high', 'critical') OR inherent_rating IS NULL OR inherent_rating >= :high_risk_rating) ]] then
    return not_applicable("no open risk is high")
  end
end

return high_risks
