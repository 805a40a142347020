-- Internal audits: held as planned, over the whole standard, and answering the three questions they are held for.
local audit_programmes = require "iso28000-common/audit_programmes"
local audits = require "iso28000-common/audits"

rule "internal-audits-held" (audits.held {
  requirement = "28000-2022/9.2.1-a", title = "The newest internal audit is not older than the interval",
})

rule "audits-held-as-planned" (audits.held_as_planned {
  requirement = "28000-2022/9.2.1-a", title = "Internal audits are held when they were planned",
})

rule "audits-tell-about-own-rules" (audits.answers("conforms_own", "meets the organisation's own rules") {
  requirement = "28000-2022/9.2.1-b",
})

rule "audits-tell-about-the-standard" (audits.answers("conforms_standard", "meets the standard") {
  requirement = "28000-2022/9.2.1-c",
})

rule "audits-tell-about-practice" (audits.answers("implemented_effectively", "is carried out and kept up") {
  requirement = "28000-2022/9.2.1-d",
})

rule "every-clause-audited" (audit_programmes.covers_clauses("2022", { "4", "5", "6", "7", "8", "9", "10" }) {
  requirement = "28000-2022/9.2.1-c", title = "Each audit programme covers the clauses 4 to 10",
  maturity = 3,
})
