-- Measuring: on every side that counts, how often and why, with sound instruments, and what is made of the figures.
local measuring = require "iso28000-common/measuring"
local parts = require "iso28000-common/parts"
local shared = require "iso28000-common/shared"

-- At least one measure of each kind, where `kinds` pairs the value in this column with what such a measure does. Only one that is in use
-- and says what it watches counts.
local function one_of_each(column, kinds)
  return shared {
    of     = "measures", method = "examine",
    check  = function()
      local missing = {}
      for _, kind in ipairs(kinds) do
        local sql = "SELECT 1 FROM measures WHERE status = 'active' AND trim(what) <> '' AND " .. column .. " = :kind"
        if not org.exists(sql, { kind = kind[1] }) then missing[#missing + 1] = kind[2] end
      end
      return at_most(#missing, 0, "kinds of measure", "no active measure %s", table.concat(missing, ", and none "))
    end,
    when_empty = fail("nothing is measured"),
  }
end

rule "system-and-security-measured" (one_of_each("aspect", {
  { "system", "looks at the system" }, { "security", "looks at security" },
}) {
  requirement = "28000-2007/4.5.1-a", title = "Both the system and the security that it brings are measured",
  rationale = "Papers may be in order while goods go missing, and the other way round.",
  fix = "Decide on a measure for the side that is left out, and take its first figure.",
})

rule "measures-taken-at-their-frequency" (measuring.taken_at_their_frequency {
  requirement = "28000-2007/4.5.1-a", title = "Every active measure has a frequency and is taken at it",
})

rule "frequencies-reasoned" {
  requirement = "28000-2007/4.5.1-b", title = "Every active measure says how often it is taken, and why so often",
  rationale = "A habit is no answer to what wears out and to what may change overnight.",
  of     = "measures", name = "{code} {name}", method = "examine",
  select = [[ SELECT id, code, name, frequency_days, frequency_rationale FROM measures
              WHERE (status IS NULL OR status = 'active') ORDER BY id ]],
  judge  = function(code, frequency_days, frequency_rationale)
    return parts.complete("measure", code, { { "a frequency", frequency_days }, { "a reason for its frequency", frequency_rationale } })
  end,
  fix    = "Write down which threat, risk or wear the frequency follows, and change it where it follows none.",
}

rule "numbers-and-words-measured" (one_of_each("nature", {
  { "quantitative", "yields a number" }, { "qualitative", "yields words" },
}) {
  requirement = "28000-2007/4.5.1-c", title = "There are measures by number and measures by quality",
  rationale = "Numbers show how much, words show why.",
  fix = "Add what is missing: a count where there is only opinion, a talk or a walk where there are only counts.",
})

rule "objectives-watched" (measuring.objectives_watched {
  requirement = "28000-2007/4.5.1-d", title = "Every live objective is watched as often as its measure asks",
})

rule "measures-look-ahead" (one_of_each("direction", { { "proactive", "looks ahead" } }) {
  requirement = "28000-2007/4.5.1-e", title = "Some measure looks ahead: at whether programmes, controls and law are kept",
  rationale = "Whoever counts only losses learns from each of them too late.",
  fix = "Measure something that has to be right before anything can go wrong: checks made, tasks done, papers valid.",
})

rule "measures-look-back" (one_of_each("direction", { { "reactive", "looks back" } }) {
  requirement = "28000-2007/4.5.1-f", title = "Some measure looks back: at failures, incidents and nonconformities",
  rationale = "What went wrong, near misses and false alarms with it, shows where the next loss comes from.",
  fix = "Count what went wrong, near misses and false alarms included, and look at the count at fixed intervals.",
})

rule "figures-kept" (measuring.figures_kept {
  requirement = "28000-2007/4.5.1-g", title = "Every figure is kept with its day and the one who took it",
})

rule "results-analysed-at-their-frequency" (measuring.results_analysed {
  requirement = "28000-2007/4.5.1-g", title = "Results are analysed and evaluated within the time that was decided",
})

rule "instruments-calibrated" (measuring.instruments_calibrated {
  requirement = "28000-2007/4.5.1-h", title = "Instruments that need calibration are calibrated in time",
})

rule "figures-from-calibrated-instruments" (measuring.figures_from_calibrated_instruments {
  requirement = "28000-2007/4.5.1-h", title = "Figures come from instruments that were calibrated on that day",
})

-- What is past its last day may be thrown away, and its proof with it.
rule "calibration-records-kept" {
  requirement = "28000-2007/4.5.1-i", title = "Each calibration and each servicing is on file, and it is said until when",
  rationale = "Years later a court or an insurer asks whether the scale was right on that day.",
  of     = "calibrations", name = "{instrument} of {performed_on}", method = "examine",
  select = [[ SELECT c.id, e.site_id, e.code AS instrument, c.performed_on, c.retention_until, c.evidence_file_id
              FROM calibrations c LEFT JOIN monitoring_equipment e ON e.id = c.equipment_id
              WHERE c.performed_on IS NULL OR c.performed_on <= :today ORDER BY c.id ]],
  judge  = function(instrument, performed_on, retention_until, evidence_file_id)
    if retention_until and retention_until < today then return not_applicable("kept no longer") end
    local missing, what = parts.lacking { { "a last day of keeping", retention_until }, { "its certificate", evidence_file_id } }
    return at_most(missing, 0, "parts", "the record on %s of %s lacks %s", instrument, performed_on, what)
  end,
  fix    = "Ask the calibrator for a copy, file it, and enter until when law and own rules want it kept.",
}
