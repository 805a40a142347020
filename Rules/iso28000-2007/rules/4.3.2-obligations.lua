-- Legal, statutory and other obligations: found and at hand, assessed, kept current and told.
local obligations = require "iso28000-common/obligations"

rule "countries-covered" (obligations.countries_covered {
  requirement = "28000-2007/4.3.2-a", title = "The register holds obligations of every country in which a site lies",
})

-- One obligation without its source is a lapse, so a minor; an empty register is the total failure that the requirement's grade is for.
rule "obligations-findable" (obligations.findable {
  requirement = "28000-2007/4.3.2-a", title = "Each obligation names its source, where its text is found and who follows it",
})

rule "obligations-assessed" (obligations.assessed {
  requirement = "28000-2007/4.3.2-b",
  title = "How each obligation applies was assessed since its text last changed, and what it touches is named",
})

rule "obligations-reviewed" (obligations.reviewed {
  requirement = "28000-2007/4.3.2-c", title = "Each obligation in force is written down in a current register and reviewed by its day",
})

rule "register-kept-current" (obligations.register_current {
  requirement = "28000-2007/4.3.2-c", title = "Somebody worked on the register of obligations in time",
})

rule "obligations-told" (obligations.told {
  requirement = "28000-2007/4.3.2-d", title = "Those concerned are told of each obligation that applies, and of its change in time",
})

question "obligations-passed-on" (obligations.passed_on { requirement = "28000-2007/4.3.2-d" })
