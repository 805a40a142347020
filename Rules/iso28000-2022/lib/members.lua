-- Members of a response team.
local members = {}

-- Whether a member counts today: a person, appointed, not off the team and still with the organisation.
function members.present(person, appointed_on, ended_on, end_on)
  return person and date.done(appointed_on) and not date.done(ended_on) and not date.done(end_on)
end

return members
