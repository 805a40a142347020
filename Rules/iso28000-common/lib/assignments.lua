-- Which assignments of a role, as `a`, count today. Where one has to exist, its first day must be known, and its person, as `p`,
-- must still be with the organisation; where all are asked, one without a first day is asked too.
return {
  asked = "done(a.ended_on) IS NOT 1 AND (a.assigned_on IS NULL OR a.assigned_on <= :today)",
  held  = "done(a.assigned_on) AND done(a.ended_on) IS NOT 1 AND done(p.end_on) IS NOT 1",
  -- That the person, as `p`, is still with the organisation.
  present = "done(p.end_on) IS NOT 1",
}
