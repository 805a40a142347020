-- Tests of what is measured, how and when.

local watched = {
  measures = {
    { id = 1, code = "M-1", what = "alarms followed", status = "active" },
    { id = 2, code = "M-2", what = "seals checked", control_id = 4, status = "active" },
    { id = 3, code = "M-3", what = "entries in time", legal_requirement_id = 5, status = "active" },
  },
  objectives = { { id = 9, measure_id = 1, status = "active" } },
  controls = { { id = 4, status = "active" } },
  legal_requirements = { { id = 5, status = "in_force", applicable = 1 } },
}

local function watched_but(table_name, rows)
  local given = {}
  for name, those in pairs(watched) do given[name] = those end
  given[table_name] = rows
  return given
end

test "objectives, controls and legal duties are each watched" {
  rule = "measures-for-each-field", as_of = "2026-06-30",
  cases = {
    { name = "all three", given = watched, expect = "conforming" },
    { name = "the control is retired", given = watched_but("controls", { { id = 4, status = "retired" } }),
      expect = { outcome = "nonconforming", grade = "minor", subjects = { organisation = { measured = 1, text = "a control" } } } },
    { name = "the law is repealed", given = watched_but("legal_requirements", { { id = 5, status = "repealed", applicable = 1 } }),
      expect = { outcome = "nonconforming", subjects = { organisation = { text = "a legal duty" } } } },
    { name = "the objective was reached", given = watched_but("objectives", { { id = 9, measure_id = 1, status = "achieved" } }),
      expect = { outcome = "nonconforming", subjects = { organisation = { text = "an objective" } } } },
    { name = "nothing says what is watched", given = { measures = { { id = 1 } } },
      expect = { outcome = "nonconforming", subjects = { organisation = { measured = 3 } } } },
    { name = "nothing is measured", given = {}, expect = { outcome = "nonconforming", grade = "minor" } },
  },
}

test "a measure has a method, and a number its unit" {
  rule = "measures-have-a-method", as_of = "2026-06-30",
  cases = {
    { name = "both", expect = "conforming",
      given = { measures = { { id = 1, code = "M-1", method = "daily log", nature = "quantitative", unit = "%", status = "active" } } } },
    { name = "words need no unit", expect = "conforming",
      given = { measures = { { id = 1, code = "M-1", method = "six talks", nature = "qualitative", status = "active" } } } },
    { name = "spaces are no method",
      given = { measures = { { id = 1, code = "M-1", method = " ", nature = "quantitative", unit = "%" } } },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["1"] = { measured = 1, text = "M-1 lacks a method" } } } },
    { name = "neither", given = { measures = { { id = 1, code = "M-1", nature = "quantitative", status = "active" } } },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { measured = 2, text = "a method and a unit" } } } },
    { name = "a number or words", expect = "not_evaluable",
      given = { measures = { { id = 1, code = "M-1", method = "log", unit = "%" } } } },
    { name = "a retired measure is not asked", given = { measures = { { id = 1, code = "M-1", status = "retired" } } },
      expect = "not_evaluable" },
  },
}

local function instrument(calibrations, status, site)
  return {
    sites = { { id = 3, code = "VLO", in_scope = 1 }, { id = 6, code = "DOR", in_scope = 0 } },
    monitoring_equipment = {
      { id = 7, code = "ME-07", site_id = site or 3, calibration_required = 1, calibration_interval_days = 30, status = status },
    },
    calibrations = calibrations,
  }
end

local function calibration(day, due, kind, result)
  return { equipment_id = 7, kind = kind or "calibration", performed_on = day, next_due_on = due, result = result or "pass" }
end

test "an instrument is calibrated by its due day" {
  rule = "instruments-calibrated", as_of = "2026-06-30",
  cases = {
    { name = "due today", given = instrument { calibration("2025-06-30", "2026-06-30") }, expect = "conforming" },
    { name = "due yesterday", given = instrument { calibration("2025-06-29", "2026-06-29") },
      expect = {
        outcome = "nonconforming", grade = "minor", subjects = { ["7"] = { measured = 1, text = "ME-07 ran out on 2026-06-29" } },
      } },
    { name = "its own interval holds where no day is stated", given = instrument { calibration("2026-05-31") }, expect = "conforming" },
    { name = "a day past its own interval", given = instrument { calibration("2026-05-30") },
      expect = { outcome = "nonconforming", subjects = { ["7"] = { measured = 1 } } } },
    { name = "servicing does not count",
      given = instrument { calibration("2025-08-19", "2026-02-17"), calibration("2026-02-10", "2026-08-10", "maintenance") },
      expect = { outcome = "nonconforming", subjects = { ["7"] = { measured = 133 } } } },
    { name = "a verification does", expect = "conforming",
      given = instrument { calibration("2025-01-10", "2026-01-10"), calibration("2026-01-05", "2027-01-05", "verification") } },
    { name = "never", given = instrument {}, expect = { outcome = "nonconforming", subjects = { ["7"] = { text = "never" } } } },
    { name = "in service though it failed", given = instrument { calibration("2026-06-01", "2027-06-01", "calibration", "fail") },
      expect = { outcome = "nonconforming", subjects = { ["7"] = { text = "failed its calibration of 2026-06-01" } } } },
    { name = "nobody knows how it came out", expect = "not_evaluable",
      given = instrument { { equipment_id = 7, kind = "calibration", performed_on = "2026-06-01", next_due_on = "2027-06-01" } } },
    { name = "retired", given = instrument({}, "retired"), expect = "not_evaluable" },
    { name = "outside the scope", given = instrument({}, "in_service", 6), expect = "not_evaluable" },
  },
}

test "a tape measure needs no calibration, and an unknown need is not green" {
  rule = "instruments-calibrated", as_of = "2026-06-30",
  cases = {
    { name = "needs none", given = { monitoring_equipment = { { id = 8, calibration_required = 0 } } }, expect = "not_applicable" },
    { name = "nobody knows", given = { monitoring_equipment = { { id = 8 } } }, expect = "not_evaluable" },
  },
}

local function figure(day, calibrations)
  local given = instrument(calibrations, "in_service")
  given.measures = { { id = 16, code = "M-16", equipment_id = 7, status = "active" } }
  given.measurements = { { id = 277, measure_id = 16, measured_on = day } }
  return given
end

test "a figure comes from an instrument that was calibrated on its day" {
  rule = "figures-from-calibrated-instruments", as_of = "2026-06-30",
  cases = {
    { name = "on the last day", given = figure("2025-11-05", { calibration("2024-11-05", "2025-11-05") }), expect = "conforming" },
    { name = "a day later", given = figure("2025-11-06", { calibration("2024-11-05", "2025-11-05") }),
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["277"] = { measured = 1, text = "for M-16 of 2025-11-06" } } } },
    { name = "a later calibration does not help",
      given = figure("2025-11-16", { calibration("2024-11-05", "2025-11-05"), calibration("2025-12-16", "2026-12-16") }),
      expect = { outcome = "nonconforming", subjects = { ["277"] = { measured = 11 } } } },
    { name = "on the day of the new calibration", expect = "conforming",
      given = figure("2025-12-16", { calibration("2024-11-05", "2025-11-05"), calibration("2025-12-16", "2026-12-16") }) },
    { name = "before any", given = figure("2025-12-15", { calibration("2025-12-16", "2026-12-16") }),
      expect = { outcome = "nonconforming", subjects = { ["277"] = { text = "never" } } } },
    { name = "of another instrument", given = figure("2025-11-05", { { equipment_id = 1, kind = "calibration", result = "pass",
      performed_on = "2024-11-05", next_due_on = "2026-11-05" } }), expect = "nonconforming" },
    { name = "an old figure counts no more", given = figure("2025-06-29", {}), expect = "not_evaluable" },
    { name = "no day", given = figure(nil, { calibration("2024-11-05", "2025-11-05") }), expect = "not_evaluable" },
    { name = "no instrument", given = { measures = { { id = 1, code = "M-1" } } }, expect = "not_applicable" },
    { name = "nothing is measured", given = {}, expect = "not_evaluable" },
  },
}

local function measure(frequency, days)
  local given = { measures = { { id = 20, code = "M-20", frequency_days = frequency, status = "active" } }, measurements = {} }
  for n, day in ipairs(days) do given.measurements[n] = { id = n, measure_id = 20, measured_on = day } end
  return given
end

test "a measure may be late by a tenth of its frequency" {
  rule = "measures-taken-at-their-frequency", as_of = "2026-06-30",
  cases = {
    { name = "33 days", given = measure(30, { "2026-05-28", "2026-04-28" }), expect = "conforming" },
    { name = "34 days", given = measure(30, { "2026-05-27" }),
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["20"] = { measured = 34, limit = 33, text = "M-20" } } } },
    { name = "without tolerance", params = { measure_tolerance = 0 }, given = measure(30, { "2026-05-30" }), expect = "nonconforming" },
    { name = "a figure of tomorrow is none", given = measure(30, { "2026-04-14", "2026-07-01" }),
      expect = { outcome = "nonconforming", subjects = { ["20"] = { measured = 77 } } } },
    { name = "never", given = measure(30, {}),
      expect = { outcome = "nonconforming", subjects = { ["20"] = { text = "never measured" } } } },
    { name = "no frequency", given = measure(nil, { "2026-06-29" }),
      expect = { outcome = "nonconforming", subjects = { ["20"] = { text = "nobody decided" } } } },
  },
}

local function results(frequency, rows)
  for n, row in ipairs(rows) do row.id, row.measure_id = n, 2 end
  return { measures = { { id = 2, code = "M-02", analysis_frequency_days = frequency, status = "active" } }, measurements = rows }
end

local function analysed(measured, on)
  return { measured_on = measured, analysed_on = on, evaluated_by = 1, conclusion = "Within the band." }
end

test "results are analysed within their frequency" {
  rule = "results-analysed-at-their-frequency", as_of = "2026-06-30",
  cases = {
    { name = "on the last day", given = results(30, { analysed("2026-05-01", "2026-05-31") }), expect = "conforming" },
    { name = "a day later", given = results(30, { analysed("2026-05-01", "2026-06-01") }),
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["2"] = { measured = 31, limit = 30 } } } },
    { name = "the newest still has time", expect = "conforming",
      given = results(30, { analysed("2026-05-01", "2026-05-09"), { measured_on = "2026-05-31" } }) },
    { name = "an older one was left lying", given = results(30, { { measured_on = "2026-04-01" }, analysed("2026-06-01", "2026-06-09") }),
      expect = { outcome = "nonconforming", subjects = { ["2"] = { measured = 90, text = "wait for analysis" } } } },
    { name = "analysed without a conclusion", expect = { outcome = "nonconforming", subjects = { ["2"] = { measured = 60 } } },
      given = results(30, { { measured_on = "2026-05-01", analysed_on = "2026-05-02", evaluated_by = 1 } }) },
    { name = "no frequency", given = results(nil, { analysed("2026-05-01", "2026-05-31") }), expect = "nonconforming" },
    { name = "no result", given = results(30, {}), expect = "not_evaluable" },
    { name = "a result without a day", given = results(30, { { analysed_on = "2026-06-01" } }), expect = "not_evaluable" },
  },
}

test "a figure is kept with its day and the one who took it" {
  rule = "figures-kept", as_of = "2026-06-30",
  cases = {
    { name = "a number", expect = "conforming",
      given = { measurements = { { id = 1, measure_id = 2, measured_on = "2026-05-01", value = 0.0, measured_by = 3 } } } },
    { name = "words", expect = "conforming",
      given = { measurements = { { id = 1, measure_id = 2, measured_on = "2026-05-01", text_value = "calm", measured_by = 3 } } } },
    { name = "nobody took it",
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["1"] = { measured = 1, text = "took it" } } },
      given = { measurements = { { id = 1, measure_id = 2, measured_on = "2026-05-01", value = 1.5 } } } },
    { name = "no result and no day", given = { measurements = { { id = 1, measure_id = 2, measured_by = 3, text_value = " " } } },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { measured = 2, text = "a result and the day" } } } },
  },
}

local function evaluation(row)
  row.id, row.code, row.scope_kind = 2, "PE-02", row.scope_kind or "sms_effectiveness"
  return { performance_evaluations = { row } }
end

test "the system is evaluated each year" {
  rule = "system-evaluated", as_of = "2026-06-30",
  cases = {
    { name = "a year ago", expect = "conforming",
      given = evaluation { performed_on = "2025-06-30", performed_by = 9, conclusion = "Works.", effective = 1 } },
    { name = "a day more", given = evaluation { performed_on = "2025-06-29", performed_by = 9, conclusion = "Works.", effective = 1 },
      expect = { outcome = "nonconforming", grade = "major", subjects = { ["2"] = { measured = 1, text = "PE-02 is overdue" } } } },
    { name = "nothing concluded", given = evaluation { performed_on = "2026-06-01", performed_by = 9, effective = 0 },
      expect = { outcome = "nonconforming", subjects = { ["2"] = { text = "a conclusion" } } } },
    { name = "only a plan was looked at",
      expect = { outcome = "nonconforming", subjects = { organisation = { text = "never evaluated" } } },
      given = evaluation { performed_on = "2026-06-01", scope_kind = "plan_review" } },
    { name = "none", given = {}, expect = { outcome = "nonconforming", grade = "major" } },
  },
}

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "measures-for-each-field", rule = "measures-for-each-field",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        measures = {
          { code = "M-1", id = 1, what = "alarms followed", status = "active" },
          { control_id = 4, code = "M-2", id = 2, what = "seals checked", status = "active" },
          { code = "M-3", what = "entries in time", id = 3, legal_requirement_id = 5, status = "active" },
          { id = 9001, status = "draft" }, { id = 9002, status = "active" },
          { control_id = 4, code = "M-2b", id = 9104, what = "seals checked", status = "active" },
          { code = "M-3b", what = "entries in time", id = 9105, legal_requirement_id = 5, status = "active" },
          { id = 9106, legal_requirement_id = 5, control_id = 4, status = "active" },
          { id = 9107, legal_requirement_id = 5, control_id = 4, what = " " },
          { id = 9108, legal_requirement_id = 5, control_id = 9001 },
          { id = 9109, legal_requirement_id = 5, control_id = 4, status = "active" },
          { id = 9110, legal_requirement_id = 5, control_id = 4, what = " " },
          { id = 9111, legal_requirement_id = 9001, control_id = 4 },
          { id = 9112, legal_requirement_id = 5, control_id = 4, status = "active" },
          { id = 9113, legal_requirement_id = 5, control_id = 4, what = " " },
        },
        legal_requirements = {
          { id = 5, applicable = 1, status = "in_force" }, { id = 9001, status = "upcoming" },
          { id = 9002, status = "in_force" }, { id = 9114, applicable = 0, status = "in_force" },
          { id = 9115, applicable = 0 }, { id = 9116, applicable = 1, status = "in_force" },
        },
        controls = {
          { status = "active", id = 4 }, { id = 9001, status = "planned" },
          { id = 9002, status = "active", implemented_on = "2020-01-01" },
        },
        objectives = {
          { id = 9, measure_id = 1, status = "active" }, { id = 9001, status = "draft" }, { id = 9002, status = "active" },
          { id = 9101, measure_id = 9001, status = "active" }, { id = 9102, measure_id = 9001, predecessor_id = 9 },
          { id = 9103, measure_id = 9001 },
        },
        calibrations = { { id = 9001, kind = "calibration" } },
      } },
    { name = "measures-have-a-method", rule = "measures-have-a-method",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        measures = {
          { code = "M-1", status = "active", id = 1, nature = "qualitative", method = "six talks" },
          { id = 9001, status = "draft" },
        },
        people = { { id = 9001, employment_type = "employee" } },
        legal_requirements = { { id = 9001, status = "upcoming" }, { id = 9002, status = "in_force" } },
        controls = { { id = 9001, status = "planned" }, { id = 9002, status = "active", implemented_on = "2020-01-01" } },
        objectives = { { id = 9001, status = "draft" }, { id = 9002, status = "active" } },
        calibrations = { { id = 9001, kind = "calibration" } },
      } },
    { name = "instruments-calibrated", rule = "instruments-calibrated",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        monitoring_equipment = {
          { code = "ME-07", calibration_interval_days = 30, id = 7, site_id = 3, calibration_required = 1 },
          { id = 9002, status = "out_of_service" },
        },
        sites = {
          { in_scope = 1, id = 3, code = "VLO" }, { in_scope = 0, id = 6, code = "DOR" }, { id = 9001, kind = "office" },
          { in_scope = 1, id = 9104, code = "VLOb", closed_on = "2099-01-01" },
          { in_scope = 0, id = 9105, code = "DORb", closed_on = "2099-01-01" }, { id = 9106, closed_on = "2099-01-01" },
          { in_scope = 1, id = 9107, code = "otherb" }, { id = 9108, code = "other" },
        },
        calibrations = {
          { result = "pass", equipment_id = 7, kind = "calibration", performed_on = "2026-05-31" },
          { id = 9001, kind = "calibration" }, { id = 9002, kind = "verification" }, { id = 9003, kind = "maintenance" },
          { result = "pass", equipment_id = 7, kind = "calibration", performed_on = "2099-01-01", id = 9101 },
          { id = 9102, equipment_id = 7, performed_on = "2099-01-01" }, { id = 9103, performed_on = "2099-01-01" },
        },
        legal_requirements = { { id = 9001, status = "upcoming" }, { id = 9002, status = "in_force" } },
        controls = { { id = 9001, status = "planned" }, { id = 9002, status = "active", implemented_on = "2020-01-01" } },
        objectives = { { id = 9001, status = "draft" }, { id = 9002, status = "active" } },
        measures = { { id = 9001, status = "draft" }, { id = 9002, status = "active" } },
      } },
    { name = "figures-from-calibrated-instruments", rule = "figures-from-calibrated-instruments",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        monitoring_equipment = {
          { code = "ME-07", calibration_required = 1, calibration_interval_days = 30, id = 7, site_id = 3,
            status = "in_service", },
          { id = 9001, status = "in_service" },
          { code = "ME-07b", calibration_required = 0, calibration_interval_days = 30, id = 9106, site_id = 3,
            status = "in_service", },
          { id = 9107, site_id = 3, calibration_required = 0 }, { id = 9108, calibration_required = 0 },
          { id = 9112, site_id = 3, calibration_required = 0 }, { id = 9113, calibration_required = 0 },
          { id = 9116, site_id = 3, calibration_required = 0 }, { id = 9117, calibration_required = 0 },
        },
        measurements = {
          { measured_on = "2025-11-05", id = 277, measure_id = 16 }, { id = 9001 },
          { measured_on = "2099-01-01", id = 9109, measure_id = 16 },
          { id = 9110, site_id = 3, measure_id = 16, measured_on = "2099-01-01" }, { id = 9111, measured_on = "2099-01-01" },
        },
        sites = { { in_scope = 1, id = 3, code = "VLO" }, { in_scope = 0, id = 6, code = "DOR" } },
        calibrations = {
          { result = "pass", equipment_id = 7, kind = "calibration", next_due_on = "2025-11-05", performed_on = "2024-11-05", },
          { id = 9001, kind = "calibration" }, { id = 9002, kind = "verification" }, { id = 9003, kind = "maintenance" },
          { result = "pass", equipment_id = 9001, kind = "calibration", next_due_on = "2025-11-05",
            performed_on = "2024-11-05", id = 9101, },
          { id = 9102, equipment_id = 9001 },
          { result = "pass", equipment_id = 7, kind = "maintenance", next_due_on = "2025-11-05", performed_on = "2024-11-05",
            id = 9103, },
          { id = 9104, equipment_id = 7, kind = "maintenance" }, { id = 9105, kind = "maintenance" },
        },
        measures = {
          { status = "active", id = 16, code = "M-16", equipment_id = 7 }, { id = 9001, status = "draft" },
          { id = 9002, status = "active" }, { status = "active", id = 9114, code = "M-16b", equipment_id = 9001 },
          { id = 9115, equipment_id = 9001 },
        },
        legal_requirements = { { id = 9001, status = "upcoming" }, { id = 9002, status = "in_force" } },
        controls = { { id = 9001, status = "planned" }, { id = 9002, status = "active", implemented_on = "2020-01-01" } },
        objectives = { { id = 9001, status = "draft" }, { id = 9002, status = "active" } },
      } },
    { name = "measures-taken-at-their-frequency", rule = "measures-taken-at-their-frequency",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        measures = {
          { status = "active", id = 20, code = "M-20", frequency_days = 30 }, { id = 9001, status = "draft" },
          { status = "draft", id = 9104, code = "M-20b", frequency_days = 30 }, { id = 9105, status = "draft" },
        },
        measurements = {
          { measured_on = "2026-05-28", id = 1, measure_id = 20 }, { measured_on = "2026-04-28", id = 2, measure_id = 20 },
          { id = 9001 }, { measured_on = "2026-05-28", id = 9101, measure_id = 9001 },
          { measured_on = "2026-04-28", id = 9102, measure_id = 9001 }, { id = 9103, measure_id = 9001 },
        },
        legal_requirements = { { id = 9001, status = "upcoming" }, { id = 9002, status = "in_force" } },
        controls = { { id = 9001, status = "planned" }, { id = 9002, status = "active", implemented_on = "2020-01-01" } },
        objectives = { { id = 9001, status = "draft" }, { id = 9002, status = "active" } },
        calibrations = { { id = 9001, kind = "calibration" } },
      } },
    { name = "results-analysed-at-their-frequency", rule = "results-analysed-at-their-frequency",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        measures = {
          { analysis_frequency_days = 30, id = 2, code = "M-02", status = "active" }, { id = 9001, status = "draft" },
          { analysis_frequency_days = 30, id = 9106, code = "M-02b", status = "draft" }, { id = 9107, status = "draft" },
        },
        measurements = {
          { measured_on = "2026-05-01", analysed_on = "2026-05-31", measure_id = 2, id = 1, conclusion = "Within the band.",
            evaluated_by = 1, },
          { id = 9001 },
          { measured_on = "2026-05-01", analysed_on = "2026-05-31", measure_id = 9001, id = 9101,
            conclusion = "Within the band.", evaluated_by = 1, },
          { id = 9102, measure_id = 9001 },
          { measured_on = "2099-01-01", analysed_on = "2026-05-31", measure_id = 2, id = 9103, conclusion = "Within the band.",
            evaluated_by = 1, },
          { id = 9104, measure_id = 2, measured_on = "2099-01-01" }, { id = 9105, measured_on = "2099-01-01" },
          { id = 9108, analysed_on = "2099-01-01" },
          { measured_on = "2026-05-01", analysed_on = "2001-01-01", measure_id = 2, id = 9109, conclusion = "Within the band.",
            evaluated_by = 1, },
          { id = 9110, analysed_on = "2001-01-01" },
          { measured_on = "2026-05-01", analysed_on = "2026-05-31", measure_id = 2, id = 9111, conclusion = "Within the band.",
            evaluated_by = 0, },
          { id = 9112, evaluated_by = 0 },
        },
        legal_requirements = { { id = 9001, status = "upcoming" }, { id = 9002, status = "in_force" } },
        controls = { { id = 9001, status = "planned" }, { id = 9002, status = "active", implemented_on = "2020-01-01" } },
        objectives = { { id = 9001, status = "draft" }, { id = 9002, status = "active" } },
        changes = { { id = 9001, reason = "incident" } },
        calibrations = { { id = 9001, kind = "calibration" } },
      } },
    { name = "figures-kept", rule = "figures-kept",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        measurements = { { measured_on = "2026-05-01", measured_by = 3, id = 1, measure_id = 2, value = 0 } },
        legal_requirements = { { id = 9001, status = "upcoming" }, { id = 9002, status = "in_force" } },
        controls = { { id = 9001, status = "planned" }, { id = 9002, status = "active", implemented_on = "2020-01-01" } },
        objectives = { { id = 9001, status = "draft" }, { id = 9002, status = "active" } },
        measures = { { id = 9001, status = "draft" }, { id = 9002, status = "active" } },
        calibrations = { { id = 9001, kind = "calibration" } },
      } },
    { name = "system-evaluated", rule = "system-evaluated",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        performance_evaluations = {
          { performed_by = 9, performed_on = "2025-06-30", code = "PE-02", scope_kind = "sms_effectiveness", id = 2,
            conclusion = "Works.", effective = 1, },
          { id = 9001, scope_kind = "sms_effectiveness" }, { id = 9002, scope_kind = "plan_review" },
          { performed_by = 9, performed_on = "2099-01-01", code = "PE-02b", scope_kind = "sms_effectiveness", id = 9103,
            conclusion = "Works.", effective = 1, },

        },
        legal_requirements = { { id = 9001, status = "upcoming" }, { id = 9002, status = "in_force" } },
        controls = { { id = 9001, status = "planned" }, { id = 9002, status = "active", implemented_on = "2020-01-01" } },
        objectives = { { id = 9001, status = "draft" }, { id = 9002, status = "active" } },
        measures = { { id = 9001, status = "draft" }, { id = 9002, status = "active" } },
        calibrations = {
          { id = 9001, kind = "calibration" }, { id = 9101, performed_on = "2099-01-01" },
          { id = 9102, performed_on = "2001-01-01" },
        },
      } },
  },
}
