-- The system as a whole: what the last review found of it, and how its processes hang together.

rule "review-finds-the-system-fit" {
  requirement = "28000-2022/4.4-a", of = "management_reviews", name = "{code}", grade = "minor",
  title     = "The last management review found the system suitable, adequate and effective",
  rationale = "The review is where top management says whether the whole of it works.",
  select    = [[ SELECT id, code, suitability, adequacy, effectiveness FROM management_reviews
                 WHERE id = (SELECT id FROM management_reviews WHERE held_on <= :today ORDER BY held_on DESC, id DESC LIMIT 1) ]],
  judge     = function(code, suitability, adequacy, effectiveness)
    local open = {}
    for _, word in ipairs { "suitability", "adequacy", "effectiveness" } do
      local found = ({ suitability = suitability, adequacy = adequacy, effectiveness = effectiveness })[word]
      if found == "no" then return major("review %s denies the %s of the system", code, word) end
      if found ~= "yes" then open[#open + 1] = word end
    end
    if #open == 3 then return major("review %s concludes on nothing", code) end
    return at_most(#open, 0, "conclusions", "review %s does not confirm the %s of the system", code, table.concat(open, " and "))
  end,
  when_empty = major("no management review is on record"),
  fix       = "Have top management conclude on what the review left open, and act on what is not so.",
  action    = { kind = "corrective", owner = "top management", within = "30 days" },
}

question "system-works-as-a-whole" {
  requirement = "28000-2022/4.4-a",
  ask = "Is the system run, kept up and improved as a whole? "
    .. "Look at the last review, at what came of its decisions and at two processes where they meet.",
}

rule "processes-linked" {
  requirement = "28000-2022/4.4-b", of = "processes", name = "{code} {name}",
  title     = "Each process of the system is linked with another",
  rationale = "A process that feeds nothing and is fed by nothing is run past the system.",
  select    = [[ SELECT p.id, p.code, p.name, p.site_id,
                   (SELECT count(*) FROM process_interactions i WHERE i.from_process_id <> i.to_process_id
                      AND p.id IN (i.from_process_id, i.to_process_id)) AS links
                 FROM processes p WHERE p.in_sms IS NOT 0 ORDER BY p.id ]],
  judge     = function(code, name, links)
    return at_least(links, 1, "links", "%s (%s) is linked with no other process", code, name)
  end,
  when_empty = fail("no process is on record"),
  fix       = "Ask the process owner what comes in from where and what goes out to whom, and draw it into the map.",
  action    = { kind = "correction", owner = "process owner", within = "30 days" },
}

rule "every-group-has-a-process" {
  requirement = "28000-2022/4.4-b", of = "processes",
  title     = "Planning, support, operation, evaluation and improvement each have a process",
  rationale = "A part of the system without a process is done when somebody thinks of it.",
  check     = function()
    local missing = {}
    for _, kind in ipairs { "planning", "support", "operation", "evaluation", "improvement" } do
      local sql = "SELECT 1 FROM processes WHERE kind = :kind AND in_sms = 1 AND owner_id IS NOT NULL"
      if not org.exists(sql, { kind = kind }) then missing[#missing + 1] = kind end
    end
    return at_most(#missing, 0, "groups", "no owned process for %s", table.concat(missing, ", "))
  end,
  when_empty = fail("no process is on record"),
  fix       = "Describe the missing process, and name its owner.",
}
