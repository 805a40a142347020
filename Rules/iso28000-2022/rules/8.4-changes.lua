-- Changes: whether what is changed goes through the change log, is weighed beforehand and looked at again.
local change_control = require "iso28000-common/change_control"

rule "changes-weighed-beforehand" (change_control.weighed_beforehand {
  requirement = "28000-2022/8.4-c", title = "The risks of a change are weighed before it goes live",
})

-- A post filled and a post given up are two changes; a change of the role as such counts for whoever holds it. A change of long ago
-- does not count for a handover of today.
rule "management-posts-in-change-log" {
  requirement = "28000-2022/8.4-d", title = "Security posts of management are filled and given up through the change log",
  rationale = "When a security post changes hands unseen, duties fall between the one who goes and the one who comes.",
  maturity = 3,
  of     = "role_assignments", name = "{role_name} of {person}", optional = { "ended_on" },
  select = [[ SELECT a.id, a.site_id, r.name AS role_name, p.name AS person, r.level, a.assigned_on, a.ended_on,
                (SELECT count(*) FROM changes c
                 WHERE date_add(coalesce(c.implemented_on, c.approved_on, c.requested_on), :change_lookback) >= :today
                   AND ((c.target_table = 'role_assignments' AND c.target_id = a.id)
                     OR (c.target_table = 'roles' AND c.target_id = a.role_id))) AS logged
              FROM role_assignments a LEFT JOIN roles r ON r.id = a.role_id LEFT JOIN people p ON p.id = a.person_id
              WHERE r.security_related IS NOT 0 AND (r.level IS NULL OR r.level = 'management') ORDER BY a.id ]],
  judge  = function(role_name, person, level, assigned_on, ended_on, logged)
    if not assigned_on then return unknown("nobody knows since when %s is %s", person, role_name) end
    local needed = 0
    if date.done(assigned_on) and date.add(assigned_on, params.change_lookback) >= today then needed = needed + 1 end
    if date.done(ended_on) and date.add(ended_on, params.change_lookback) >= today then needed = needed + 1 end
    if needed == 0 then return not_applicable("the post did not change lately") end
    if logged < needed and not level then return unknown("nobody knows whether %s is a post of management", role_name) end
    return at_least(logged, needed, "changes", "not every change of the post of %s (%s) is in the log", role_name, person)
  end,
  fix    = "Enter the handover as a change and say what it means for security: keys, powers, knowledge, stand-ins.",
  action = { kind = "corrective", owner = "head of personnel", within = "60 days" },
}

question "organisation-changes-looked-at" {
  requirement = "28000-2022/8.4-d",
  ask = "Is each change of structure, roles or duties looked at for security before it takes effect? "
     .. "Look at the last two reorganisations or handovers, and at what was decided on keys, powers and stand-ins.",
  evidence = "required", valid_for = "12 months",
}

rule "staff-changes-in-change-log" (change_control.logged("training_hr", "training or staffing", "staff-changes-looked-at") {
  requirement = "28000-2022/8.4-e", title = "Changes of training and of the handling of staff pass through the change log",
  maturity = 3,
  of     = "changes",
  rationale = "A shorter course or a quicker way of hiring saves hours and lets in whom the old way kept out.",
  fix    = "Enter changes of courses, vetting and staffing in the change log, or state with reasons that there were none.",
  action = { kind = "corrective", owner = "head of personnel", within = "90 days" },
})

question "staff-changes-looked-at" {
  requirement = "28000-2022/8.4-e",
  ask = "Are changes of training, awareness work and the handling of staff looked at for security before they take effect, "
     .. "or were there none? Look at the course list, the vetting steps and the contracts with agencies of this year and last.",
  evidence = "required", valid_for = "12 months",
}

rule "policy-versions-in-change-log" {
  requirement = "28000-2022/8.4-f", title = "A new version of the policy comes out of an approved change",
  rationale = "A policy that changes unexamined leaves goals and rules behind that contradict it.",
  maturity = 3,
  of     = "policies", name = "{code}",
  select = [[ SELECT p.id, p.code, coalesce(p.effective_on, p.approved_on) AS valid_on,
                     min(c.approved_on) AS changed_on, count(c.id) AS changes
              FROM policies p LEFT JOIN changes c ON c.target_table = 'policies' AND c.target_id = p.id
              WHERE p.status IS NOT 'draft' GROUP BY p.id ORDER BY p.id ]],
  judge  = function(code, valid_on, changed_on, changes)
    if not valid_on then return unknown("nobody knows since when policy %s is in force", code) end
    if valid_on > today then return not_applicable("not in force yet") end
    if date.add(valid_on, params.change_lookback) < today then return not_applicable("in force for long") end
    if changes == 0 then return fail("no change was entered for policy %s", code) end
    if not changed_on then return fail("the change to policy %s was never approved", code) end
    return at_most(date.days(valid_on, changed_on), 0, "days", "the change to policy %s was approved after it came into force", code)
  end,
  fix    = "Enter the new version as a change and look at what it means for objectives, targets and programmes.",
  action = { kind = "corrective", owner = "security manager", within = "90 days" },
}

-- Documents from outside change when others decide it.
rule "procedure-revisions-in-change-log" {
  requirement = "28000-2022/8.4-g", title = "A procedure changes its meaning only through an approved change",
  rationale = "A step struck from a procedure may be the one that kept a thief out.",
  maturity = 3,
  of     = "document_revisions", name = "{code} revision {revision}",
  select = [[ SELECT r.id, d.code, r.revision, r.changed_on, r.editorial, c.id AS change, c.approved_on
              FROM document_revisions r LEFT JOIN documents d ON d.id = r.document_id LEFT JOIN changes c ON c.id = r.change_id
              WHERE (d.kind IS NULL OR d.kind IN ('procedure', 'work_instruction')) AND d.external_origin IS NOT 1
                AND d.status IS NOT 'draft' AND (r.changed_on IS NULL OR date_add(r.changed_on, :change_lookback) >= :today)
              ORDER BY r.id ]],
  judge  = function(code, revision, changed_on, editorial, change, approved_on)
    if changed_on and changed_on > today then return not_applicable("not in force yet") end
    if yes(editorial) then return not_applicable("no change of meaning") end
    if not change then return fail("revision %s of %s belongs to no change", revision, code) end
    if not date.done(approved_on) then return fail("revision %s of %s belongs to a change that nobody approved", revision, code) end
  end,
  fix    = "Enter the change that the revision belongs to, or mark the revision as editorial if its meaning is the same.",
  action = { kind = "corrective", owner = "document controller", within = "90 days" },
}

rule "new-equipment-in-change-log" {
  requirement = "28000-2022/8.4-h", title = "Security equipment is fitted or replaced through an approved change",
  rationale = "New technology brings new weak points, and old keys, codes and blind spots with it.",
  maturity = 3,
  of     = "security_equipment", name = "{code} {equipment_name}",
  select = [[ SELECT e.id, e.code, e.name AS equipment_name, e.site_id, e.installed_on,
                     count(c.id) AS changes, min(c.approved_on) AS approved_on
              FROM security_equipment e LEFT JOIN changes c ON c.target_table = 'security_equipment' AND c.target_id = e.id
              WHERE e.status IS NOT 'planned' AND (e.status IS NOT 'decommissioned' OR e.installed_on IS NOT NULL)
              GROUP BY e.id ORDER BY e.id ]],
  judge  = function(code, installed_on, changes, approved_on)
    if not installed_on then return unknown("nobody knows when %s was fitted", code) end
    if installed_on > today or date.add(installed_on, params.change_lookback) < today then return not_applicable("not fitted lately") end
    if changes == 0 then return fail("%s was fitted on %s without a change", code, installed_on) end
    if not approved_on then return fail("the change for %s was never approved", code) end
    return at_most(date.days(installed_on, approved_on), 0, "days", "the change for %s was approved after it was fitted", code)
  end,
  fix    = "Enter the change now, look at the risks the equipment brings, and let nothing be fitted without one.",
  action = { kind = "corrective", owner = "security systems technician", within = "60 days" },
}

-- Turned down is not a pass: only an assessment that lets the partner in counts.
rule "partners-assessed-before-signing" {
  requirement = "28000-2022/8.4-i", title = "A new partner is assessed and let in before the agreement is signed",
  rationale = "Once the agreement is signed the partner has the goods, the codes and the gate.",
  maturity = 3,
  of     = "partners", name = "{code} {partner_name}",
  select = [[ SELECT p.id, p.code, p.name AS partner_name, p.agreement_signed_on, min(a.assessed_on) AS let_in_on
              FROM partners p LEFT JOIN partner_assessments a ON a.partner_id = p.id AND a.outcome IN ('approved', 'conditional')
              WHERE p.in_scope IS NOT 0 AND (p.status IS NULL OR p.status IN ('active', 'suspended')) GROUP BY p.id ORDER BY p.id ]],
  judge  = function(partner_name, agreement_signed_on, let_in_on)
    if not agreement_signed_on then return unknown("nobody knows when the agreement with %s was signed", partner_name) end
    if agreement_signed_on > today or date.add(agreement_signed_on, params.change_lookback) < today then
      return not_applicable("not signed lately")
    end
    if not date.done(let_in_on) then return fail("%s signed on %s and was never assessed and let in", partner_name, agreement_signed_on) end
    return at_most(date.days(agreement_signed_on, let_in_on), 0, "days", "%s signed before it was assessed", partner_name)
  end,
  fix    = "Let purchasing sign only where an approved assessment lies before it, and look for other partners that slipped in.",
  action = { kind = "corrective", owner = "partner manager", within = "60 days" },
}

rule "changes-looked-at-again" {
  requirement = "28000-2022/8.4-k", title = "A change is looked at again in time once it is made",
  rationale = "Side effects show after weeks, and only to somebody who looks.",
  of     = "changes", name = "{code} {title}", optional = { "implemented_on" },
  select = [[ SELECT id, code, title, site_id, implemented_on, reviewed_on, review_outcome FROM changes
              WHERE implemented_on IS NULL OR date_add(implemented_on, :change_lookback) >= :today ORDER BY id ]],
  judge  = function(code, implemented_on, reviewed_on, review_outcome)
    if not date.done(implemented_on) then return not_applicable("not carried out yet") end
    local reviewed = date.done(reviewed_on)
    if reviewed and not review_outcome then return fail("the review of %s has no outcome", code) end
    if reviewed and reviewed_on < implemented_on then return fail("%s was looked at on %s, before it was made", code, reviewed_on) end
    local due = date.add(implemented_on, params.change_review_days)
    if reviewed then return at_most(date.days(due, reviewed_on), 0, "days", "%s was looked at again late", code) end
    return at_most(date.days(due, today), 0, "days", "%s was not looked at again", code)
  end,
  fix    = "Look with those who use it at what the change did, enter day and outcome, and act on side effects.",
  action = { kind = "correction", owner = "change owner", within = "30 days" },
}

rule "harm-from-changes-acted-on" {
  requirement = "28000-2022/8.4-k", title = "Harm that a change did, and side effects of an unplanned one, are acted on in time",
  rationale = "Harm that was found and left alone is harm by decision.",
  of     = "changes", name = "{code} {title}",
  select = [[ SELECT c.id, c.code, c.title, c.site_id, c.planned, c.reviewed_on, c.review_outcome, a.id AS planned_action, a.status,
                     coalesce(a.revised_due_on, a.due_on) AS due_on, a.completed_on
              FROM changes c LEFT JOIN actions a ON a.id = c.action_id ORDER BY c.id ]],
  judge  = function(code, planned, reviewed_on, review_outcome, planned_action, status, due_on, completed_on)
    if not review_outcome and not date.done(reviewed_on) then return not_applicable("not looked at yet") end
    if not review_outcome then return unknown("nobody knows what %s did", code) end
    local harm = review_outcome == "harmful" or review_outcome == "side_effects" and not yes(planned)
    if not harm then return not_applicable("did no harm") end
    if not planned_action or status == "cancelled" then return fail("nothing is done about what %s did", code) end
    if status == "completed" or date.done(completed_on) then return pass() end
    if not due_on then return fail("the action on what %s did has no day", code) end
    return at_most(date.days(due_on, today), 0, "days", "the action on what %s did is overdue", code)
  end,
  fix    = "Agree an action with an owner and a day, or turn the change back.",
  action = { kind = "corrective", owner = "change owner", within = "30 days" },
}
