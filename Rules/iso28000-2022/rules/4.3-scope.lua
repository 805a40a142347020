-- Scope: its limits, what it was drawn from, its document, and the processes that others do for the system.
local documents = require "documents"
local parts = require "parts"

local live = "(s.effective_on IS NULL OR s.effective_on <= :today) AND (s.superseded_on IS NULL OR s.superseded_on > :today)"

rule "one-live-scope" {
  requirement = "28000-2022/4.3-a", title = "One scope is live, with its statement, its limits and its approval",
  rationale = "Without limits nobody can say what the system answers for.",
  maturity = 2,
  of     = "sms_scopes", optional = { "exclusions", "superseded_on" },
  check  = function()
    local scopes = org.value("SELECT count(*) FROM sms_scopes s WHERE " .. live)
    if scopes == 0 then return fail("no scope is live") end
    local sql = [[ SELECT id, statement, boundaries, exclusions, exclusion_justification, approved_by, approved_on, effective_on
                   FROM sms_scopes s WHERE ]] .. live .. " ORDER BY id"
    for _, s in org.records(sql) do
      local lacking, what = parts.missing {
        ["its statement"] = blank(s.statement), ["its limits"] = blank(s.boundaries), ["its first day"] = not s.effective_on,
        ["its approval"] = not s.approved_by or not date.done(s.approved_on),
        ["a reason for what is left out"] = not blank(s.exclusions) and blank(s.exclusion_justification),
      }
      report(s.id, { at_most(lacking, 0, "parts", "the live scope lacks %s", what),
        at_most(scopes, 1, "scopes", "more than one scope is live") }, { name = "scope of " .. (s.effective_on or "no day") })
    end
  end,
  when_empty = fail("no scope is on record"),
  fix    = "Write down what the system covers and where it ends, have it approved, and close the version before.",
}

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
              WHERE ]] .. live .. " ORDER BY s.id, i.id",
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

rule "scope-document-held" {
  requirement = "28000-2022/4.3-c", title = "The live scope is in a current document with an approved revision",
  rationale = "A scope that cannot be shown cannot be audited.",
  maturity = 3,
  of     = "sms_scopes", name = "scope of {effective_on}", optional = { "superseded_on", "withdrawn_on" },
  select = [[ SELECT s.id, s.effective_on, s.document_id, d.status, v.id AS revision_id, v.approved_by, v.approved_on, v.withdrawn_on
              FROM sms_scopes s LEFT JOIN documents d ON d.id = s.document_id
              LEFT JOIN document_revisions v ON v.id = d.current_revision_id
              WHERE ]] .. live .. " ORDER BY s.id",
  judge  = function(document_id, status, revision_id, approved_by, approved_on, withdrawn_on)
    return documents.held("the scope", document_id, status, revision_id, approved_by, approved_on, withdrawn_on)
  end,
  when_empty = fail("no scope is on record"),
  fix    = "Put the scope into a controlled document, and have its revision approved.",
}

-- What nobody marked as unimportant counts as important.
rule "outside-processes-monitored" {
  requirement = "28000-2022/4.3-d", title = "Each process that others carry out is controlled and monitored in time",
  rationale = "Work can be handed over; the answer for it cannot.",
  of     = "external_provisions", name = "{code} {description}",
  select = [[ SELECT e.id, e.code, e.description, e.control_description, e.monitored_on
              FROM external_provisions e LEFT JOIN partners p ON p.id = e.partner_id
              WHERE e.affects_conformity IS NOT 0 AND p.status IS NOT 'ended' ORDER BY e.id ]],
  judge  = function(code, description, control_description, monitored_on)
    if blank(control_description) then return fail("nothing says how %s (%s) is controlled", code, description) end
    if not date.done(monitored_on) then return fail("%s (%s) was never monitored", code, description) end
    local due = date.due(nil, monitored_on, params.provision_interval)
    return at_most(date.days(due, today), 0, "days", "monitoring of %s (%s) is overdue", code, description)
  end,
  fix    = "Visit or check the provider, and enter what was seen and when.",
}

rule "outside-processes-answered-for" {
  requirement = "28000-2022/4.3-e", title = "Somebody who is still there answers for each process that others carry out",
  rationale = "A provider whose contact has left is a provider whom nobody watches.",
  maturity = 2,
  of     = "external_provisions", name = "{code} {description}", optional = { "end_on" },
  select = [[ SELECT e.id, e.code, e.description, e.process_id, e.responsible_id, h.name AS responsible, h.end_on
              FROM external_provisions e LEFT JOIN people h ON h.id = e.responsible_id LEFT JOIN partners p ON p.id = e.partner_id
              WHERE e.affects_conformity IS NOT 0 AND p.status IS NOT 'ended' ORDER BY e.id ]],
  judge  = function(code, process_id, responsible_id, responsible, end_on)
    if not responsible_id then return fail("nobody answers for %s", code) end
    if date.done(end_on) then return fail("%s, who answers for %s, left on %s", responsible, code, end_on) end
    if not process_id then return fail("%s belongs to no process of the system", code) end
  end,
  fix    = "Name somebody who is there, and tell the provider.",
}
