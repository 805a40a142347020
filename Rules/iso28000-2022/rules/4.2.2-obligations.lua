-- Legal, regulatory and other obligations: found, assessed, built in, kept current and told.
local obligations = require "iso28000-common/obligations"

rule "countries-covered" (obligations.countries_covered {
  requirement = "28000-2022/4.2.2-a", title = "The register holds obligations of every country in which a site lies",
})

rule "obligations-findable" (obligations.findable {
  requirement = "28000-2022/4.2.2-a", title = "Each obligation names its source, where its text is found and who follows it",
})

rule "obligations-assessed" (obligations.assessed {
  requirement = "28000-2022/4.2.2-b",
  title = "How each obligation applies was assessed since its text last changed, and what it touches is named",
})

rule "obligations-built-in" {
  requirement = "28000-2022/4.2.2-c", title = "Each obligation that applies shapes a process, control, measure or objective",
  rationale = "An obligation that no process carries is kept by luck.",
  maturity = 3,
  of     = "legal_requirements", name = "{code} {title}",
  select = [[ SELECT l.id, l.code, l.title, l.applicable,
                (SELECT count(*) FROM legal_applicability a WHERE a.legal_requirement_id = l.id
                   AND a.determination IN ('applies', 'partly_applies') AND (a.process_id IS NOT NULL OR a.control_id IS NOT NULL))
                + (SELECT count(*) FROM measures m WHERE m.legal_requirement_id = l.id AND m.status = 'active')
                + (SELECT count(*) FROM objective_sources s JOIN objectives o ON o.id = s.objective_id
                   WHERE s.source_table = 'legal_requirements' AND s.source_id = l.id AND o.status IN ('draft', 'active')) AS links
              FROM legal_requirements l WHERE l.status IS NOT 'repealed' AND l.applicable IS NOT 0 ORDER BY l.id ]],
  judge  = function(code, applicable, links)
    if applicable == nil then return unknown("nobody judged whether %s applies", code) end
    return at_least(links, 1, "links", "%s is carried by no process, control, measure or objective", code)
  end,
  when_empty = fail("no obligation is on record"),
  fix    = "Tie the obligation to the process or control that keeps it, or to a measure that watches it.",
}

rule "obligations-reviewed" (obligations.reviewed {
  requirement = "28000-2022/4.2.2-d", title = "Each obligation in force is written down in a current register and reviewed by its day",
})

rule "register-kept-current" (obligations.register_current {
  requirement = "28000-2022/4.2.2-d", title = "Somebody worked on the register of obligations in time",
})

rule "obligations-told" (obligations.told {
  requirement = "28000-2022/4.2.2-e", title = "Those concerned are told of each obligation that applies, and of its change in time",
})

question "obligations-passed-on" (obligations.passed_on { requirement = "28000-2022/4.2.2-e" })
