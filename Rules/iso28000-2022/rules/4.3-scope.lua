-- Scope: its limits, what it was drawn from, its document, and the processes that others do for the system.
local provisions = require "iso28000-common/provisions"
local scopes = require "iso28000-common/scopes"

rule "one-live-scope" (scopes.one_live {
  requirement = "28000-2022/4.3-a", title = "One scope is live, with its statement, its limits and its approval",
})

rule "scope-follows-the-context" {
  requirement = "28000-2022/4.3-b",
  title = "The live scope was drawn from issues and requirements, and looked at after each new significant issue",
  rationale = "New lanes, sites and threats arise at the edge of the scope first.",
  of     = "sms_scopes", name = "scope of {effective_on}", optional = { "superseded_on" },
  select = [[ SELECT s.id, s.considers_issues, s.considers_requirements, s.effective_on, i.id AS issue_id, i.code AS issue, i.determined_on,
                CASE WHEN done(d.last_reviewed_on) AND d.last_reviewed_on > s.approved_on THEN d.last_reviewed_on
                     WHEN done(s.approved_on) THEN s.approved_on END AS looked_on
              FROM sms_scopes s LEFT JOIN documents d ON d.id = s.document_id
              LEFT JOIN context_issues i ON i.significant IS NOT 0
              WHERE ]] .. scopes.live .. " ORDER BY s.id, i.id",
  judge  = function(considers_issues, considers_requirements, looked_on, each)
    local left_out = no(considers_issues) and "issues" or no(considers_requirements) and "requirements of parties"
    if left_out then return fail("the scope was drawn without the %s in view", left_out) end
    if not yes(considers_issues) or not yes(considers_requirements) then return unknown("nobody says what the scope was drawn from") end
    if not looked_on then return unknown("nobody knows when the scope was last looked at") end
    local waiting, first = 0, nil
    for _, issue_id, issue, determined_on in each("issue_id", "issue", "determined_on") do
      if issue_id and not determined_on then return unknown("nobody knows when issue %s came up", issue) end
      if issue_id and date.days(looked_on, determined_on) > 0 and date.days(determined_on, today) > waiting then
        waiting, first = date.days(determined_on, today), issue
      end
    end
    return at_most(waiting, params.scope_days, "days", "the scope was not looked at since issue %s came up", first)
  end,
  fix    = "Hold the scope against the issues and the requirements of parties, and confirm or redraw it.",
}

question "scope-drawn-from-context" {
  requirement = "28000-2022/4.3-b",
  ask = "Does the scope follow from the issues and from what parties require? "
    .. "Look at the scope beside both registers, and at what it leaves out.",
}

rule "scope-document-held" (scopes.document_held {
  requirement = "28000-2022/4.3-c", title = "The live scope is in a current document with an approved revision",
})

rule "outside-processes-monitored" (provisions.monitored {
  requirement = "28000-2022/4.3-d", title = "Each process that others carry out is controlled and monitored in time",
})

rule "outside-processes-answered-for" (provisions.answered_for {
  requirement = "28000-2022/4.3-e", title = "Somebody who is still there answers for each process that others carry out",
})
