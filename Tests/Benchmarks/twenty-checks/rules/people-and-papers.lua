-- Checks over people, papers and the loop of improvement.

local treated = {}

rule "c01" {
  title = "Every high risk has an owned treatment that is done or in time", of = "risks",
  before = function()
    for _, risk_id, owner_id, due_on, status in org.rows "SELECT risk_id, owner_id, due_on, status FROM treatments" do
      if owner_id and (status == "done" or due_on >= today) then treated[risk_id] = true end
    end
  end,
  select = "SELECT id FROM risks WHERE likelihood * impact >= 15 AND status IS NOT 'closed' ORDER BY id",
  judge = function(id)
    if not treated[id] then return fail("risk %d has no owned treatment", id) end
  end,
  fix = "Give the risk an owned treatment.",
}

local trained_until = {}

rule "c03" {
  title = "Everyone in a security role holds a valid security training", of = "people",
  before = function()
    for _, person_id, kind, expires_on in org.rows "SELECT person_id, kind, expires_on FROM trainings" do
      if kind == "security" then
        local known = trained_until[person_id]
        if not known or expires_on > known then trained_until[person_id] = expires_on end
      end
    end
  end,
  select = [[ SELECT id FROM people
              WHERE role IN ('guard', 'security_manager', 'seal_officer') AND left_on IS NULL ORDER BY id ]],
  judge = function(id)
    local expires_on = trained_until[id]
    if not expires_on or expires_on < today then return fail("person %d has no valid security training", id) end
  end,
  fix = "Book the training.",
}

rule "c04" {
  title = "The last management review is younger than 365 days", of = "reviews",
  check = function()
    local last
    for _, kind, held_on in org.rows "SELECT kind, held_on FROM reviews" do
      if kind == "management" and (not last or held_on > last) then last = held_on end
    end
    if not last then return fail("no management review is on record") end
    return at_most(date.days(last, today), 364, "days", "the last management review is too old")
  end,
  fix = "Hold a management review.",
}

local effective = {}

rule "c05" {
  title = "Every closed nonconformity has an effectiveness review", of = "findings",
  before = function()
    for _, finding_id, reviewed_on in org.rows "SELECT finding_id, effectiveness_reviewed_on FROM corrective_actions" do
      if reviewed_on then effective[finding_id] = true end
    end
  end,
  select = "SELECT id FROM findings WHERE grade = 'nonconformity' AND status = 'closed' ORDER BY id",
  judge = function(id)
    if not effective[id] then return fail("finding %d was closed without an effectiveness review", id) end
  end,
  fix = "Review whether the action worked.",
}

local mandatory, mandatory_count, implemented = {}, 0, {}

rule "c06" {
  title = "Every active site implements every mandatory control", of = "sites",
  before = function()
    for _, id, is_mandatory in org.rows "SELECT id, mandatory FROM controls" do
      if yes(is_mandatory) then
        mandatory[id] = true
        mandatory_count = mandatory_count + 1
      end
    end
    for _, site_id, control_id, state in org.rows "SELECT site_id, control_id, state FROM site_controls" do
      if state == "implemented" and mandatory[control_id] then implemented[site_id] = (implemented[site_id] or 0) + 1 end
    end
  end,
  select = "SELECT id FROM sites WHERE active = 1 ORDER BY id",
  judge = function(id)
    return at_least(implemented[id] or 0, mandatory_count, "controls", "site %d lacks mandatory controls", id)
  end,
  fix = "Implement the controls that are missing.",
}

rule "c09" {
  title = "Every approved document was approved by another person and is in date", of = "documents",
  select = "SELECT id, author_id, approver_id, review_on FROM documents WHERE status = 'approved' ORDER BY id",
  judge = function(id, author_id, approver_id, review_on)
    if not approver_id or approver_id == author_id then return fail("document %d lacks an independent approval", id) end
    if review_on < today then return fail("review of document %d is overdue", id) end
  end,
  fix = "Have it approved and reviewed.",
}

rule "c10" {
  title = "Incidents are reported within 24 hours, or 72 where severity is not high", of = "incidents",
  select = "SELECT id, severity, occurred_at, reported_at FROM incidents ORDER BY id",
  optional = { "reported_at" },
  judge = function(id, severity, occurred_at, reported_at)
    if not reported_at then return fail("incident %d was never reported", id) end
    return at_most(date.hours(occurred_at, reported_at), severity == "high" and 24 or 72, "hours",
      "incident %d was reported late", id)
  end,
  fix = "Report incidents in time.",
}

local audited_on = {}

rule "c12" {
  title = "Every active site was audited within 365 days", of = "sites",
  before = function()
    for _, site_id, held_on in org.rows "SELECT site_id, held_on FROM audits" do
      local known = audited_on[site_id]
      if not known or held_on > known then audited_on[site_id] = held_on end
    end
  end,
  select = "SELECT id FROM sites WHERE active = 1 ORDER BY id",
  judge = function(id)
    local held_on = audited_on[id]
    if not held_on then return fail("site %d was never audited", id) end
    return at_most(date.days(held_on, today), 365, "days", "audit of site %d is overdue", id)
  end,
  fix = "Audit the site.",
}

rule "c14" {
  title = "Nobody who left still has an active account", of = "people",
  select = "SELECT id, account_active FROM people WHERE left_on < :today ORDER BY id",
  judge = function(id, account_active)
    if yes(account_active) then return fail("account of person %d is still active", id) end
  end,
  fix = "Close the account.",
}

rule "c15" {
  title = "The mean training score of every site is at least 77", of = "sites",
  check = function()
    local site_of, sum, count = {}, {}, {}
    for _, id, site_id in org.rows "SELECT id, site_id FROM people" do site_of[id] = site_id end
    for _, person_id, score in org.rows "SELECT person_id, score FROM trainings" do
      local site = site_of[person_id]
      if site then
        sum[site] = (sum[site] or 0) + score
        count[site] = (count[site] or 0) + 1
      end
    end
    for site, trainings in pairs(count) do
      report(site, at_least(sum[site] / trainings, 77, "points", "site %d scores low", site))
    end
  end,
  fix = "Look at the training of the site.",
}

rule "c17" {
  title = "No open corrective action is overdue", of = "corrective_actions",
  select = "SELECT id, due_on FROM corrective_actions WHERE done_on IS NULL ORDER BY id",
  judge = function(id, due_on)
    if due_on < today then return fail("action %d is overdue", id) end
  end,
  fix = "Finish the action.",
}
