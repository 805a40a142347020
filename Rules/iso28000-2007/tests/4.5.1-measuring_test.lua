-- Tests of measuring and of what is made of the figures.
local measuring = require "iso28000-common/fixtures.measuring"

local function measures(first, second)
  first.id, first.code, first.what, first.status = 1, "M-1", first.what or "alarms followed", first.status or "active"
  if second then second.id, second.code, second.what, second.status = 2, "M-2", "seals checked", "active" end
  return { measures = { first, second } }
end

test "the system and security are measured" {
  rule = "system-and-security-measured", as_of = "2026-06-30",
  cases = {
    { name = "both", given = measures({ aspect = "system" }, { aspect = "security" }), expect = "conforming" },
    { name = "only security", given = measures { aspect = "security" },
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { organisation = { measured = 1, text = "no active measure looks at the system" } } } },
    { name = "only the system", given = measures { aspect = "system" },
      expect = { outcome = "nonconforming", subjects = { organisation = { measured = 1, text = "measure looks at security" } } } },
    { name = "a retired one does not count", given = measures({ aspect = "system", status = "retired" }, { aspect = "security" }),
      expect = "nonconforming" },
    { name = "nor one that says nothing", given = measures({ aspect = "system", what = " " }, { aspect = "security" }),
      expect = "nonconforming" },
    { name = "nobody knows at what they look", given = measures {}, expect = { outcome = "nonconforming",
      subjects = { organisation = { measured = 2, limit = 0, text = "looks at the system, and none looks at security" } } } },
    { name = "nothing is measured", given = {}, expect = { outcome = "nonconforming", grade = "minor",
      subjects = { organisation = { text = "nothing is measured" } } } },
  },
}

test "a measure may be late by a tenth of its frequency"
  (measuring.taken_at_their_frequency { rule = "measures-taken-at-their-frequency" })

test "a frequency has its reason" {
  rule = "frequencies-reasoned", as_of = "2026-06-30",
  cases = {
    { name = "it has", given = measures { frequency_days = 31, frequency_rationale = "Seals are counted monthly" }, expect = "conforming" },
    { name = "it has not", given = measures { frequency_days = 31, frequency_rationale = " " },
      expect = { outcome = "remarked", grade = "observation",
        subjects = { ["1"] = { measured = 1, text = "measure M-1 lacks a reason for its frequency" } } } },
    { name = "nor a frequency", given = { measures = { { id = 1 } } },
      expect = { outcome = "remarked", subjects = { ["1"] = { measured = 2, text = "a frequency and a reason" } } } },
    { name = "a draft is not asked", given = measures { status = "draft" }, expect = "not_evaluable" },
    { name = "nothing is measured", given = {}, expect = "not_evaluable" },
  },
}

test "there are numbers and words" {
  rule = "numbers-and-words-measured", as_of = "2026-06-30",
  cases = {
    { name = "both", given = measures({ nature = "quantitative" }, { nature = "qualitative" }), expect = "conforming" },
    { name = "only words", given = measures { nature = "qualitative" },
      expect = { outcome = "remarked", grade = "observation",
        subjects = { organisation = { measured = 1, text = "no active measure yields a number" } } } },
    { name = "only numbers", given = measures { nature = "quantitative" },
      expect = { outcome = "remarked", subjects = { organisation = { measured = 1, text = "no active measure yields words" } } } },
  },
}

test "an objective is watched" (measuring.objectives_watched { rule = "objectives-watched" })

test "a measure looks ahead" {
  rule = "measures-look-ahead", as_of = "2026-06-30",
  cases = {
    { name = "it does", given = measures { direction = "proactive" }, expect = "conforming" },
    { name = "all look back", given = measures { direction = "reactive" },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { organisation = { measured = 1, text = "looks ahead" } } } },
    { name = "nothing is measured", given = {}, expect = "nonconforming" },
  },
}

test "a measure looks back" {
  rule = "measures-look-back", as_of = "2026-06-30",
  cases = {
    { name = "it does", given = measures { direction = "reactive" }, expect = "conforming" },
    { name = "all look ahead", given = measures { direction = "proactive" },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { organisation = { measured = 1, text = "looks back" } } } },
    { name = "nothing is measured", given = {}, expect = "nonconforming" },
  },
}

test "a figure is kept with its day and the one who took it" (measuring.figures_kept { rule = "figures-kept" })

test "results are analysed within their frequency" (measuring.results_analysed { rule = "results-analysed-at-their-frequency" })

test "an instrument is calibrated by its due day" (measuring.instruments_calibrated { rule = "instruments-calibrated" })

test "a figure comes from an instrument that was calibrated on its day"
  (measuring.figures_from_calibrated_instruments { rule = "figures-from-calibrated-instruments" })

local function calibration(row)
  row.id, row.equipment_id, row.kind = 3, 7, row.kind or "calibration"
  return {
    monitoring_equipment = { { id = 7, code = "ME-07" }, { id = 8, code = "ME-08" } }, calibrations = { row },
    evidence_files = { { id = 26, sha256 = string.rep("0", 64) } },
  }
end

test "the record of a calibration is kept" {
  rule = "calibration-records-kept", as_of = "2026-06-30",
  cases = {
    { name = "it is, through today", expect = "conforming",
      given = calibration { performed_on = "2026-06-30", retention_until = "2026-06-30", evidence_file_id = 26 } },
    { name = "until nobody knows when", given = calibration { performed_on = "2025-08-19", evidence_file_id = 26 },
      expect = { outcome = "remarked", grade = "observation",
        subjects = { ["3"] = { measured = 1, text = "the record on ME-07 of 2025-08-19 lacks a last day of keeping" } } } },
    { name = "without the certificate of a servicing", expect = { outcome = "remarked",
      subjects = { ["3"] = { measured = 1, text = "lacks its certificate" } } },
      given = calibration { kind = "maintenance", performed_on = "2025-08-19", retention_until = "2032-08-19" } },
    { name = "neither", given = calibration { performed_on = "2025-08-19" }, expect = { subjects = { ["3"] = { measured = 2 } } } },
    { name = "without a day", given = calibration {}, expect = { outcome = "remarked", subjects = { ["3"] = { measured = 2 } } } },
    { name = "it had to be kept until yesterday", expect = "not_applicable",
      given = calibration { performed_on = "2016-06-29", retention_until = "2026-06-29" } },
    { name = "to be made tomorrow", given = calibration { performed_on = "2026-07-01" }, expect = "not_evaluable" },
    { name = "none", given = {}, expect = "not_evaluable" },
  },
}
