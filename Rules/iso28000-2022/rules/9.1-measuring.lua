-- Measuring: what is measured, how and when, with sound instruments, and what is made of the figures.
local calibrations = require "calibrations"
local parts = require "parts"

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

-- Servicing an instrument does not renew its calibration; a legal verification of a scale does.
rule "instruments-calibrated" {
  requirement = "28000-2022/9.1-b", title = "Instruments that need calibration are calibrated in time",
  rationale = "A figure of an instrument that nobody checked proves nothing.",
  of     = "monitoring_equipment", name = "{code} {name}", optional = { "sites.closed_on" },
  select = [[ SELECT e.id, e.code, e.name, e.site_id, e.calibration_required, e.calibration_interval_days,
                     c.performed_on, c.next_due_on, c.result
              FROM monitoring_equipment e
              LEFT JOIN calibrations c ON c.equipment_id = e.id AND c.kind IN ('calibration', 'verification') AND done(c.performed_on)
              LEFT JOIN sites s ON s.id = e.site_id
              WHERE (e.status IS NULL OR e.status = 'in_service') AND s.in_scope IS NOT 0
                AND done(s.closed_on) IS NOT 1
              ORDER BY e.id, c.performed_on, c.id ]],
  judge  = function(code, calibration_required, calibration_interval_days, each)
    if no(calibration_required) then return not_applicable("needs no calibration") end
    if not yes(calibration_required) then return unknown("nobody knows whether %s needs calibration", code) end
    return calibrations.verdict(each, today, calibration_interval_days, code or "the instrument")
  end,
  fix    = "Take the instrument out of use today and have it calibrated.",
  action = { kind = "correction", owner = "measure owner", within = "30 days" },
}

rule "figures-from-calibrated-instruments" {
  requirement = "28000-2022/9.1-b", title = "Figures come from instruments that were calibrated on that day",
  rationale = "A figure from a lapsed instrument is no ground for a conclusion.",
  of     = "measurements", name = "{measure} of {measured_on}", optional = { "measurements.measure_id", "measures.equipment_id" },
  select = [[ SELECT s.id, s.site_id, s.measured_on, m.code AS measure, e.code AS instrument, e.calibration_required,
                     e.calibration_interval_days, c.performed_on, c.next_due_on, c.result
              FROM measurements s JOIN measures m ON m.id = s.measure_id JOIN monitoring_equipment e ON e.id = m.equipment_id
              LEFT JOIN calibrations c ON c.equipment_id = e.id AND c.kind IN ('calibration', 'verification')
              WHERE e.calibration_required IS NOT 0
                AND (s.measured_on IS NULL
                  OR (s.measured_on <= :today AND date_add(s.measured_on, :evaluation_interval) >= :today))
              ORDER BY s.id, c.performed_on, c.id ]],
  judge  = function(measured_on, measure, instrument, calibration_required, calibration_interval_days, each)
    if not measured_on then return unknown("nobody knows when the figure of %s was taken", measure) end
    if calibration_required == nil then return unknown("nobody knows whether %s needs calibration", instrument) end
    local label = string.format("%s (for %s of %s)", instrument or "the instrument", measure or "the figure", measured_on)
    return calibrations.verdict(each, measured_on, calibration_interval_days, label)
  end,
  applies = function()
    local used = "SELECT 1 FROM measures m JOIN monitoring_equipment e ON e.id = m.equipment_id WHERE e.calibration_required IS NOT 0"
    if org.exists "SELECT 1 FROM measures" and not org.exists(used) then return not_applicable("no instrument needs calibration") end
  end,
  fix    = "Mark the figure as unsound, say what was concluded from it, and measure again with a calibrated instrument.",
}

rule "measures-taken-at-their-frequency" {
  requirement = "28000-2022/9.1-c", title = "Every active measure has a frequency and is taken at it",
  rationale = "A measure that stopped is noticed too late.",
  of     = "measures", name = "{code} {name}",
  select = [[ SELECT m.id, m.code, m.name, m.frequency_days,
                     (SELECT max(s.measured_on) FROM measurements s WHERE s.measure_id = m.id AND done(s.measured_on)) AS last
              FROM measures m WHERE (m.status IS NULL OR m.status = 'active') ORDER BY m.id ]],
  judge  = function(code, frequency_days, last)
    if not frequency_days then return fail("nobody decided how often %s is measured", code) end
    if not last then return fail("%s was never measured", code) end
    local limit = frequency_days + math.floor(frequency_days * params.measure_tolerance)
    return at_most(date.days(last, today), limit, "days", "the newest figure of %s is of %s", code, last)
  end,
  fix    = "Take the figure now, or decide that the measure is taken less often.",
}

rule "results-analysed-at-their-frequency" {
  requirement = "28000-2022/9.1-d", title = "Results are analysed and evaluated within the time that was decided",
  rationale = "A figure that nobody reads changes nothing.",
  of     = "measures", name = "{code} {name}", optional = { "measurements.measure_id" },
  select = [[ SELECT m.id, m.code, m.name, m.analysis_frequency_days, s.measured_on, s.analysed_on, s.evaluated_by, s.conclusion
              FROM measures m LEFT JOIN measurements s ON s.measure_id = m.id AND (s.measured_on IS NULL OR done(s.measured_on))
              WHERE (m.status IS NULL OR m.status = 'active') ORDER BY m.id, s.measured_on, s.id ]],
  judge  = function(code, analysis_frequency_days, each)
    if not analysis_frequency_days then return fail("nobody decided how often the results of %s are analysed", code) end
    local newest, wait, waiting = nil, nil, 0
    for _, measured_on, analysed_on, evaluated_by, conclusion in each("measured_on", "analysed_on", "evaluated_by", "conclusion") do
      if not measured_on then return unknown("a result of %s has no day, or there is none", code) end
      local done = date.done(analysed_on)
      newest, wait = measured_on, date.days(measured_on, done and analysed_on or today)
      if not done or not evaluated_by or blank(conclusion) then waiting = math.max(waiting, date.days(measured_on, today)) end
    end
    return at_most(math.max(wait, waiting), analysis_frequency_days, "days",
      "results of %s wait for analysis and a conclusion (newest of %s)", code, newest)
  end,
  fix    = "Read the results, write down what they say, and name who evaluated them.",
}

rule "figures-kept" {
  requirement = "28000-2022/9.1-e", title = "Every figure is kept with its day and the one who took it",
  rationale = "A figure without a name and a day cannot be traced.",
  maturity = 3,
  of     = "measurements", name = "{measure} of {measured_on}", method = "examine",
  select = [[ SELECT s.id, s.site_id, s.measure_id, m.code AS measure, s.measured_on, s.value, s.text_value, s.measured_by
              FROM measurements s LEFT JOIN measures m ON m.id = s.measure_id ORDER BY s.id ]],
  judge  = function(measure_id, measure, measured_on, value, text_value, measured_by)
    local missing, what = parts.lacking {
      { "a result", value or text_value }, { "the day", measured_on },
      { "the one who took it", measured_by }, { "its measure", measure_id },
    }
    return at_most(missing, 0, "parts", "the figure of %s of %s lacks %s", measure, measured_on, what)
  end,
  fix    = "Ask who took the figure and complete the record, or take it again.",
}

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
