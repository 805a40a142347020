-- Measuring: whether figures come when they should and from sound instruments, are kept and read, and show how far objectives have come.
local shared = require "shared"
local calibrations = require "calibrations"
local objectives = require "objectives"
local parts = require "parts"

local measuring = {}

-- Servicing an instrument does not renew its calibration; a legal verification of a scale does.
measuring.instruments_calibrated = shared {
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

measuring.figures_from_calibrated_instruments = shared {
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

measuring.taken_at_their_frequency = shared {
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

measuring.results_analysed = shared {
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

measuring.figures_kept = shared {
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

measuring.objectives_watched = shared {
  rationale = "A goal that nobody looks at in between is missed by surprise.",
  of     = "objectives", name = "{code} {title}", optional = { "frequency_days", "measure_id" },
  select = [[ SELECT o.id, o.code, o.title, o.site_id, o.start_on, o.monitored_on, m.frequency_days,
                (SELECT max(v.measured_on) FROM measurements v WHERE v.measure_id = o.measure_id AND v.measured_on <= :today
                 AND (v.value IS NOT NULL OR v.text_value IS NOT NULL)) AS measured_on
              FROM objectives o LEFT JOIN measures m ON m.id = o.measure_id WHERE ]] .. objectives.live .. " ORDER BY o.id",
  judge  = function(code, start_on, monitored_on, frequency_days, measured_on)
    local last = measured_on
    if date.done(monitored_on) and (not last or monitored_on > last) then last = monitored_on end
    -- One that has only just started need not have been looked at yet.
    last = last or start_on
    if not last then return fail("objective %s was never looked at", code) end
    local due = date.due(nil, last, frequency_days or params.objective_interval)
    return at_most(date.days(due, today), 0, "days", "the next look at objective %s is overdue", code)
  end,
  fix    = "Measure now, or record how far the objective has come.",
  action = { kind = "correction", owner = "objective owner", within = "30 days" },
}

return measuring
