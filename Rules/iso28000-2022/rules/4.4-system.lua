-- The system as a whole: what the last review found of it, and how its processes hang together.
local processes = require "iso28000-common/processes"
local system = require "iso28000-common/system"

rule "review-finds-the-system-fit" (system.found_fit {
  requirement = "28000-2022/4.4-a", title = "The last management review found the system suitable, adequate and effective",
})

question "system-works-as-a-whole" (system.works_as_a_whole { requirement = "28000-2022/4.4-a" })

rule "processes-linked" (processes.linked {
  requirement = "28000-2022/4.4-b", title = "Each process of the system is linked with another",
})

rule "every-group-has-a-process" (system.groups_have_processes {
  requirement = "28000-2022/4.4-b", title = "Planning, support, operation, evaluation and improvement each have a process",
})
