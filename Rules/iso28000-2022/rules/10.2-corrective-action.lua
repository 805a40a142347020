-- Corrective actions: done in time, weighed for risk first, judged by another, and carried into the system.
local corrective_actions = require "iso28000-common/corrective_actions"

rule "corrective-actions-in-time" (corrective_actions.done_in_time {
  requirement = "28000-2022/10.2-e", title = "No corrective action is overdue",
})

rule "effects-judged-by-another" (corrective_actions.judged_by_another {
  requirement = "28000-2022/10.2-f", title = "Whether an action worked is judged in time, by another than its owner",
})

rule "failed-actions-followed-up" (corrective_actions.followed_up {
  requirement = "28000-2022/10.2-f", title = "An action that did not work is followed by a new one",
})

rule "system-changed-where-needed" (corrective_actions.system_changed {
  requirement = "28000-2022/10.2-g", title = "Each action has changed the system, or it is said why nothing had to change",
})

rule "majors-answered-in-proportion" (corrective_actions.in_proportion {
  requirement = "28000-2022/10.2-h", title = "For every major, it is said why the action is in proportion",
})

rule "risk-reviewed-before-action" (corrective_actions.risk_reviewed_first {
  requirement = "28000-2022/10.2-k", title = "Actions go through the risk assessment first, unless life is in danger",
})

question "system-changed-where-called-for" {
  requirement = "28000-2022/10.2-g",
  ask   = "Was the system itself changed wherever a nonconformity called for it? Look at the corrective actions of the last year, at the "
    .. "documents and changes they name, and talk to two people who should now work otherwise.",
  evidence = "required", valid_for = "12 months",
}

question "action-in-proportion" (corrective_actions.proportion_asked { requirement = "28000-2022/10.2-h" })
