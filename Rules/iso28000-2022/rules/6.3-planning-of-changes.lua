-- Changes to the system: approved before they are made, and thought through.
local parts = require "iso28000-common/parts"

-- Changes that came into use long ago are history; those that are not in use yet are asked too.
local lately = " FROM changes WHERE (implemented_on IS NULL OR date_add(implemented_on, :change_lookback) >= :today)"
local asked = lately .. " ORDER BY id"

local function none_lately()
  if org.exists "SELECT 1 FROM changes" and not org.exists("SELECT 1" .. lately) then
    return not_applicable("no change was planned or made lately")
  end
end

rule "changes-approved-before-use" {
  requirement = "28000-2022/6.3-a", title = "Every change was approved by somebody before it came into use",
  rationale = "A change that is approved afterwards was not planned; whoever approves can no longer say no.",
  maturity = 2,
  of     = "changes", name = "{code} {title}", optional = { "implemented_on" },
  select = "SELECT id, code, title, site_id, planned, approved_by, approved_on, implemented_on" .. asked,
  judge  = function(code, planned, approved_by, approved_on, implemented_on)
    local in_use = date.done(implemented_on)
    if not in_use and not approved_on and not approved_by then return not_applicable("not decided yet") end
    if not approved_by and not no(planned) then return fail("change %s was approved by nobody", code) end
    if not in_use then return end
    if not approved_on then return fail("change %s is in use without an approval", code) end
    return at_most(date.days(implemented_on, approved_on), 0, "days", "change %s was in use before its approval", code)
  end,
  applies = function()
    local decided = "SELECT 1" .. lately .. " AND (implemented_on <= :today OR approved_on IS NOT NULL OR approved_by IS NOT NULL)"
    if org.exists "SELECT 1 FROM changes" and not org.exists(decided) then return not_applicable("no change was decided lately") end
  end,
  fix    = "Have the change looked at and approved now, and stop such changes at the step where this one slipped through.",
  action = { kind = "corrective", owner = "change owner", within = "30 days" },
}

rule "changes-purpose-and-consequences-weighed" {
  requirement = "28000-2022/6.3-b", title = "Every change states its purpose and what may follow from it",
  rationale = "What nobody thought of beforehand is found out by the first shift.",
  maturity = 3,
  of     = "changes", name = "{code} {title}",
  select = "SELECT id, code, title, site_id, purpose, consequences" .. asked,
  judge  = function(code, purpose, consequences)
    local n, what = parts.missing { purpose = blank(purpose), consequences = blank(consequences) }
    return at_most(n, 0, "parts", "change %s does not state its %s", code, what)
  end,
  applies = none_lately,
  fix    = "Ask those who will work with the change what it is for and what may follow, and write it down.",
  action = { kind = "correction", owner = "change owner", within = "30 days" },
}

rule "changes-keep-the-system-whole" {
  requirement = "28000-2022/6.3-c", title = "For every change it is on record how the system stays whole",
  rationale = "A change in one place leaves a procedure, a key or a contact list behind in another.",
  maturity = 3,
  of     = "changes", name = "{code} {title}",
  select = "SELECT id, code, title, site_id, integrity_note" .. asked,
  judge  = function(code, integrity_note)
    if blank(integrity_note) then return fail("change %s says nothing on keeping the system whole", code) end
  end,
  applies = none_lately,
  fix    = "Go through processes, documents and controls that the change touches, and note what must follow.",
}

rule "changes-means-weighed" {
  requirement = "28000-2022/6.3-d", title = "For every change it is on record whether the means are there",
  rationale = "A change without people and money is half a change, and half a change is a gap.",
  maturity = 3,
  of     = "changes", name = "{code} {title}",
  select = "SELECT id, code, title, site_id, resources_note" .. asked,
  judge  = function(code, resources_note)
    if blank(resources_note) then return fail("change %s says nothing on the means it takes", code) end
  end,
  applies = none_lately,
  fix    = "Note what people, money and equipment the change takes, and who gives them.",
}

rule "changes-duties-weighed" {
  requirement = "28000-2022/6.3-e", title = "For every change it is on record whether duties are given out anew",
  rationale = "After a change everybody thinks that another person now holds the key.",
  maturity = 3,
  of     = "changes", name = "{code} {title}",
  select = "SELECT id, code, title, site_id, responsibilities_note" .. asked,
  judge  = function(code, responsibilities_note)
    if blank(responsibilities_note) then return fail("change %s says nothing on duties and powers", code) end
  end,
  applies = none_lately,
  fix    = "Note whose duties change, and tell them, or that nobody's do.",
}
