-- The system as a whole, its scope, and the processes that others do for it.
local improvements = require "iso28000-common/improvements"
local provisions = require "iso28000-common/provisions"
local scopes = require "iso28000-common/scopes"
local system = require "iso28000-common/system"

-- That nothing in 4.2 to 4.6 fails gravely is what the conclusion of the whole assessment says. Records alone show what the last review
-- concluded, and whether each part of the system has a process.
rule "review-finds-the-system-fit" (system.found_fit {
  requirement = "28000-2007/4.1-a", title = "The last management review found the system suitable, adequate and effective",
})

-- A part without a process is a gap in a system that stands, so a minor; no process at all is none.
rule "every-group-has-a-process" (system.groups_have_processes {
  requirement = "28000-2007/4.1-a", title = "Planning, support, operation, evaluation and improvement each have a process", grade = "minor",
  when_empty = major("no process is on record"),
})

question "system-works-as-a-whole" (system.works_as_a_whole { requirement = "28000-2007/4.1-a" })

rule "improvements-completed" (improvements.completed {
  requirement = "28000-2007/4.1-b", title = "At least one improvement was completed lately, with its gain noted",
})

-- What is finished counts; a gain that nobody noted is a chance missed to learn from it.
rule "gains-noted" (improvements.gains_noted {
  requirement = "28000-2007/4.1-b", title = "The gain of every completed improvement is noted", grade = "observation",
})

question "improvement-goes-on" (improvements.goes_on { requirement = "28000-2007/4.1-b" })

rule "one-live-scope" (scopes.one_live {
  requirement = "28000-2007/4.1-c", title = "One scope is live, with its statement, its limits and its approval",
})

rule "scope-document-held" (scopes.document_held {
  requirement = { "28000-2007/4.1-c", "28000-2007/4.4.4-b" }, title = "The live scope is in a current document with an approved revision",
})

rule "outside-processes-monitored" (provisions.monitored {
  requirement = "28000-2007/4.1-d", title = "Each process that others carry out is controlled and monitored in time",
})

rule "outside-processes-answered-for" (provisions.answered_for {
  requirement = "28000-2007/4.1-e", title = "Somebody who is still there answers for each process that others carry out",
})
