-- Measuring: what is measured, how and when, with sound instruments, and what is made of the figures.
local measuring = require "iso28000-common/measuring"
local parts = require "iso28000-common/parts"

-- A measure counts for a field only where what it watches is itself still alive.
local fields = {
  { name = "an objective", sql = [[ SELECT 1 FROM measures m JOIN objectives o ON o.measure_id = m.id
      WHERE m.status = 'active' AND trim(m.what) <> '' AND o.status = 'active' ]] },
  { name = "a control", sql = [[ SELECT 1 FROM measures m JOIN controls c ON c.id = m.control_id
      WHERE m.status = 'active' AND trim(m.what) <> '' AND c.status = 'active' ]] },
  { name = "a legal duty", sql = [[ SELECT 1 FROM measures m JOIN legal_requirements l ON l.id = m.legal_requirement_id
      WHERE m.status = 'active' AND trim(m.what) <> '' AND l.status = 'in_force' AND l.applicable = 1 ]] },
}

rule "measures-for-each-field" {
  requirement = "28000-2022/9.1-a", title = "Objectives, controls and legal duties are each watched by a measure",
  rationale = "What nobody decided to watch goes wrong unseen.",
  maturity = 3,
  of     = "measures", method = "examine",
  check  = function()
    local missing = {}
    for _, field in ipairs(fields) do
      if not org.exists(field.sql) then missing[#missing + 1] = field.name end
    end
    return at_most(#missing, 0, "fields", "no active measure watches %s", table.concat(missing, " or "))
  end,
  when_empty = fail("nothing is measured"),
  fix    = "Decide what is to be measured there, and name the objective, control or duty that the measure watches.",
}

rule "measures-have-a-method" {
  requirement = "28000-2022/9.1-b", title = "Every active measure has a method, and a number has its unit",
  rationale = "Two people who measure without a method measure two things.",
  maturity = 3,
  of     = "measures", name = "{code} {name}", method = "examine",
  select = [[ SELECT id, code, name, method, nature, unit FROM measures
              WHERE (status IS NULL OR status = 'active') ORDER BY id ]],
  judge  = function(code, method, nature, unit)
    local missing, what = parts.lacking { { "a method", method }, { "a unit", nature == "qualitative" and "none" or unit } }
    if missing == 0 and not nature then return unknown("nobody knows whether %s yields a number or words", code) end
    return at_most(missing, 0, "parts", "measure %s lacks %s", code, what)
  end,
  fix    = "Write down how the measure is taken and in which unit.",
}

rule "instruments-calibrated" (measuring.instruments_calibrated {
  requirement = "28000-2022/9.1-b", title = "Instruments that need calibration are calibrated in time",
})

rule "figures-from-calibrated-instruments" (measuring.figures_from_calibrated_instruments {
  requirement = "28000-2022/9.1-b", title = "Figures come from instruments that were calibrated on that day",
})

rule "measures-taken-at-their-frequency" (measuring.taken_at_their_frequency {
  requirement = "28000-2022/9.1-c", title = "Every active measure has a frequency and is taken at it",
})

rule "results-analysed-at-their-frequency" (measuring.results_analysed {
  requirement = "28000-2022/9.1-d", title = "Results are analysed and evaluated within the time that was decided",
})

rule "figures-kept" (measuring.figures_kept {
  requirement = "28000-2022/9.1-e", title = "Every figure is kept with its day and the one who took it",
})

rule "system-evaluated" {
  requirement = "28000-2022/9.1-f", title = "The system is evaluated as a whole in time, and somebody says whether it works",
  rationale = "Many good figures may still add up to a system that does not protect.",
  of     = "performance_evaluations",
  check  = function()
    local last = org.record [[ SELECT id, code, performed_on, performed_by, conclusion, effective FROM performance_evaluations
      WHERE scope_kind = 'sms_effectiveness' AND done(performed_on) ORDER BY performed_on DESC, id DESC ]]
    if not last then return fail("the system as a whole was never evaluated") end
    local missing, what = parts.lacking {
      { "a conclusion", last.conclusion }, { "a word on whether the system works", last.effective },
      { "the one who made it", last.performed_by },
    }
    local due = date.due(nil, last.performed_on, params.evaluation_interval)
    local verdicts = { at_most(date.days(due, today), 0, "days", "evaluation of the system after %s is overdue", last.code) }
    if missing > 0 then verdicts[2] = fail("evaluation %s lacks %s", last.code, what) end
    report(last.id, verdicts, { name = last.code })
  end,
  when_empty = fail("the system was never evaluated"),
  fix    = "Evaluate the system as a whole and write down whether it works.",
  action = { kind = "corrective", owner = "security manager", within = "30 days" },
}
