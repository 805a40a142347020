-- Operational control of changes: weighed before they go live, of whatever kind they are.
local change_control = require "iso28000-common/change_control"

rule "changes-weighed-beforehand" (change_control.weighed_beforehand {
  requirement = "28000-2007/4.4.6-k", title = "The risks of a new or changed arrangement are weighed before it goes live",
})

local organisation_logged = change_control.logged("organisation", "structure, roles or duties", "organisation-changes-looked-at")

rule "organisation-changes-in-change-log" (organisation_logged {
  requirement = "28000-2007/4.4.6-l", title = "Changes of structure, roles and duties are in the change log, or there were none",
  rationale = "When duties move unseen, keys and powers stay with those who no longer need them.",
  fix    = "Enter reorganisations and handovers in the change log, or state with reasons that there were none.",
  action = { kind = "corrective", owner = "head of personnel", within = "90 days" },
})

question "organisation-changes-looked-at" {
  requirement = "28000-2007/4.4.6-l",
  ask = "Is each change of structure, roles or duties in the change log and weighed before it takes effect, or was there none? "
    .. "Look at the charts of this year and last, at two handovers, and at what was decided on keys, powers and stand-ins.",
  evidence = "required", valid_for = "12 months",
}

local policy_logged = change_control.logged("policy", "policy, objectives, targets or programmes", "policy-changes-looked-at")

rule "policy-changes-in-change-log" (policy_logged {
  requirement = "28000-2007/4.4.6-m", title = "Changes of policy and of aims are in the change log, or there were none",
  rationale = "An aim that is dropped quietly leaves its controls without a reason.",
  fix    = "Enter new versions of the policy and changed aims in the change log, or state with reasons that there were none.",
  action = { kind = "corrective", owner = "security manager", within = "90 days" },
})

question "policy-changes-looked-at" {
  requirement = "28000-2007/4.4.6-m",
  ask = "Is each change of policy, objectives, targets or programmes in the change log and weighed for security, or was there none? "
    .. "Look at the versions of the policy and at the aims that were added, lowered or dropped since last year, and find each in the log.",
  evidence = "required", valid_for = "12 months",
}

local procedure_logged = change_control.logged("procedure", "processes or procedures", "procedure-changes-looked-at")

rule "procedure-changes-in-change-log" (procedure_logged {
  requirement = "28000-2007/4.4.6-n", title = "Changes of processes and procedures are in the change log, or there were none",
  rationale = "A step struck from a procedure may be the one that kept a thief out.",
  fix    = "Enter changed processes and procedures in the change log, or state with reasons that there were none.",
  action = { kind = "corrective", owner = "document controller", within = "90 days" },
})

question "procedure-changes-looked-at" {
  requirement = "28000-2007/4.4.6-n",
  ask = "Is each change of a process or procedure in the change log and weighed before people work by it, or was there none? "
    .. "Look at five procedures that were revised and at the process maps of this year and last, and find each change in the log.",
  evidence = "required", valid_for = "12 months",
}

local technology_logged = change_control.logged("technology", "infrastructure, equipment or technology", "technology-changes-looked-at")

rule "technology-changes-in-change-log" (technology_logged {
  requirement = "28000-2007/4.4.6-o", title = "New infrastructure, equipment and technology is in the change log, or there was none",
  rationale = "New technology brings new weak points, and old keys, codes and blind spots with it.",
  fix    = "Enter new buildings, equipment and systems in the change log, or state with reasons that there were none.",
  action = { kind = "corrective", owner = "security systems technician", within = "90 days" },
})

question "technology-changes-looked-at" {
  requirement = "28000-2007/4.4.6-o",
  ask = "Is all new infrastructure, security equipment and technology in the change log and weighed before it is used, or was there none? "
    .. "Walk a site with the log: look at gates, cameras, locks and systems that are new since last year, and at their invoices.",
  evidence = "required", valid_for = "12 months",
}

local newcomers_logged = change_control.logged("partner_or_staff", "contractors, suppliers or staff", "partner-and-staff-changes-looked-at")

rule "partner-and-staff-changes-in-change-log" (newcomers_logged {
  requirement = "28000-2007/4.4.6-p", title = "New contractors, suppliers and staff are in the change log, or there were none",
  rationale = "Whoever comes in new gets keys and knowledge before anybody knows whom they were given to.",
  fix    = "Enter new contractors, suppliers and groups of staff in the change log, or state with reasons that there were none.",
  action = { kind = "corrective", owner = "partner manager", within = "90 days" },
})

question "partner-and-staff-changes-looked-at" {
  requirement = "28000-2007/4.4.6-p",
  ask = "Are new contractors, suppliers and groups of staff in the change log and weighed before they begin, or were there none? "
    .. "Look at the vendors first paid and the people first badged within the year, and find five of each in the log.",
  evidence = "required", valid_for = "12 months",
}
