-- Customers, staff and stock: how many must conform, who is asked, and judging the whole.

-- A due day: the customer's own interval, else the parameter. A due day is itself in time.
rule "customers-reviewed" {
  title  = "Customers are reviewed in time", of = "customers", name = "{code} {name}", optional = { "review_interval" },
  select = "SELECT id, code, name, reviewed_on, review_interval FROM customers WHERE blocked IS NOT 1 ORDER BY id",
  judge  = function(name, reviewed_on, review_interval)
    if not reviewed_on then return fail("%s was never reviewed", name) end
    local due = date.due(nil, reviewed_on, review_interval or params.customer_review)
    return at_most(date.days(due, today), 0, "days", "review of %s is overdue", name)
  end,
  fix    = "Review the customer or block it.",
}

-- A list parameter in SQL, and verdicts below a nonconformity.
rule "watched-customers" {
  title  = "Customers in watched countries are looked at closely", of = "customers", name = "{name}", grade = "observation",
  select = [[ SELECT id, name, credit_limit FROM customers
              WHERE country IN (SELECT value FROM json_each(:watched_countries)) ORDER BY id ]],
  judge  = function(name, credit_limit)
    if not credit_limit then return observation("%s has no credit limit", name) end
    if credit_limit > 50000 then return opportunity("the limit of %s is high for its country", name) end
  end,
  applies = function()
    if #params.watched_countries == 0 then return not_applicable("no country is watched") end
  end,
  fix    = "Set a limit that the country's risk bears.",
}

-- Flags are 0 and 1, and both are true in Lua: ask with yes() and no().
rule "leavers-locked-out" {
  title  = "Whoever left has no active account", of = "staff", name = "{name}", grade = "major", optional = { "left_on" },
  select = "SELECT id, name, left_on, account_active FROM staff WHERE left_on IS NOT NULL ORDER BY id",
  judge  = function(name, left_on, account_active)
    if not date.done(left_on) then return not_applicable("has not left yet") end
    if yes(account_active) then return fail("%s left on %s and still has an account", name, left_on) end
    if not no(account_active) then return unknown("nobody knows whether the account of %s is closed", name) end
  end,
  fix    = "Close the account today.",
}

-- A share that must conform, read from a parameter.
rule "staff-trained" {
  title  = "Nearly everyone is trained", of = "staff", name = "{name}", needs = ":trained_share", optional = { "left_on" },
  select = "SELECT id, name, trained_on, left_on FROM staff ORDER BY id",
  judge  = function(name, trained_on, left_on)
    if date.done(left_on) then return not_applicable("left") end
    if not date.done(trained_on) then return fail("%s is not trained", name) end
  end,
  fix    = "Book the next course.",
}

-- One is enough; where there is none at all, it fails.
rule "a-duty-officer" {
  title  = "There is a duty officer", of = "staff", needs = "any", name = "{name}", optional = { "left_on" },
  select = "SELECT id, name, role, left_on FROM staff ORDER BY id",
  judge  = function(role, left_on)
    if role ~= "duty officer" or date.done(left_on) then return fail("is not a duty officer") end
  end,
  when_empty = fail("nobody is on the staff"),
  fix    = "Appoint a duty officer.",
}

local worst_allowed = {}

-- Judging the whole: `before` prepares, `check` reports each subject itself.
rule "stock-counted" {
  title  = "Counted stock differs little from booked stock", of = "stock counts",
  before = function()
    for n, site, booked in org.rows [[ SELECT site, booked FROM "stock counts" ORDER BY id ]] do
      if site and booked then worst_allowed[site] = math.max(worst_allowed[site] or 0, booked // 100) end
      print("count", n, "at", site)
    end
  end,
  check  = function()
    local sql = [[ SELECT id, site, counted_on, booked, counted FROM "stock counts" WHERE counted_on IS NULL OR counted_on <= :today ]]
    local seen = 0
    for n, r in org.records(sql) do
      seen = n
      if r.site and r.booked and r.counted and r.counted_on then
        local off = math.abs(r.booked - r.counted)
        report(r.id, at_most(off, worst_allowed[r.site], "pieces", "count of %s is off", r.site), { name = r.site, site = r.site })
      else
        report(r.id, unknown("the count is not complete"), { name = r.site, site = r.site })
      end
    end
    -- A check says something, even where it finds nobody to judge.
    if seen == 0 then return unknown("nothing is counted yet") end
  end,
  fix    = "Count again with two people.",
  effectiveness = { after = "90 days" },
}

-- Only a person can answer this; a rule may ask for the answer by attested().
question "customers-told" {
  ask   = "Does sales tell a customer of a delay before the required day?",
  grade = "minor", evidence = "required", valid_for = "12 months",
}
