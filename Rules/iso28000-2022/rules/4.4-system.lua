-- The system as a whole: what the last review found of it, and how its processes hang together.
local system = require "iso28000-common/system"

rule "review-finds-the-system-fit" (system.found_fit {
  requirement = "28000-2022/4.4-a", title = "The last management review found the system suitable, adequate and effective",
})

question "system-works-as-a-whole" (system.works_as_a_whole { requirement = "28000-2022/4.4-a" })

rule "processes-linked" {
  requirement = "28000-2022/4.4-b", title = "Each process of the system is linked with another",
  rationale = "A process that feeds nothing and is fed by nothing runs past the system.",
  of     = "processes", name = "{code} {name}",
  select = [[ SELECT p.id, p.code, p.name, p.site_id,
                (SELECT count(*) FROM process_interactions i WHERE i.from_process_id <> i.to_process_id
                   AND p.id IN (i.from_process_id, i.to_process_id)) AS links
              FROM processes p WHERE p.in_sms IS NOT 0 ORDER BY p.id ]],
  judge  = function(code, name, links)
    return at_least(links, 1, "links", "%s (%s) is linked with no other process", code, name)
  end,
  when_empty = fail("no process is on record"),
  fix    = "Ask the process owner what comes in from where and what goes out to whom, and draw it into the map.",
  action = { kind = "correction", owner = "process owner", within = "30 days" },
}

rule "every-group-has-a-process" (system.groups_have_processes {
  requirement = "28000-2022/4.4-b", title = "Planning, support, operation, evaluation and improvement each have a process",
})
