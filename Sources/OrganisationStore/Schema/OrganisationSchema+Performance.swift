extension OrganisationSchema {
  /// Tables: performance.
  static let performance = """
    CREATE TABLE measures ( -- One thing that is measured, and how
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      name TEXT NOT NULL,
      aspect TEXT CHECK (aspect IN ('system', 'security')), -- performance of the management \
    system, or of security
      what TEXT,
      method TEXT,
      nature TEXT CHECK (nature IN ('quantitative', 'qualitative')),
      direction TEXT CHECK (direction IN ('proactive', 'reactive')),
      unit TEXT,
      better TEXT CHECK (better IN ('higher', 'lower')), -- which way is good
      frequency_days INTEGER CHECK (frequency_days BETWEEN 1 AND 3660),
      analysis_frequency_days INTEGER CHECK (analysis_frequency_days BETWEEN 1 AND 3660),
      frequency_rationale TEXT,
      owner_id INTEGER REFERENCES people (id),
      control_id INTEGER REFERENCES controls (id),
      legal_requirement_id INTEGER REFERENCES legal_requirements (id),
      equipment_id INTEGER REFERENCES monitoring_equipment (id),
      target_value REAL, -- in unit
      warn_threshold REAL, -- in unit
      status TEXT CHECK (status IN ('draft', 'active', 'retired'))
    ) STRICT;

    CREATE TABLE measurements ( -- One result
      id INTEGER PRIMARY KEY,
      measure_id INTEGER REFERENCES measures (id),
      site_id INTEGER REFERENCES sites (id), -- NULL: whole organisation
      measured_on TEXT \(day("measured_on")),
      value REAL, -- in the measure's unit; NULL: qualitative, see text_value
      text_value TEXT,
      measured_by INTEGER REFERENCES people (id),
      analysed_on TEXT \(day("analysed_on")),
      evaluated_by INTEGER REFERENCES people (id),
      conclusion TEXT,
      evidence_file_id INTEGER REFERENCES evidence_files (id)
    ) STRICT;

    CREATE TABLE monitoring_equipment ( -- One instrument used to measure
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      name TEXT NOT NULL,
      serial TEXT,
      site_id INTEGER REFERENCES sites (id),
      calibration_required INTEGER CHECK (calibration_required IN (0, 1)),
      calibration_interval_days INTEGER CHECK (calibration_interval_days BETWEEN 1 AND 3660),
      status TEXT CHECK (status IN ('in_service', 'out_of_service', 'retired'))
    ) STRICT;

    CREATE TABLE calibrations ( -- One calibration or maintenance of an instrument
      id INTEGER PRIMARY KEY,
      equipment_id INTEGER REFERENCES monitoring_equipment (id),
      kind TEXT CHECK (kind IN ('calibration', 'verification', 'maintenance', 'repair')),
      performed_on TEXT \(day("performed_on")),
      next_due_on TEXT \(day("next_due_on")),
      result TEXT CHECK (result IN ('pass', 'adjusted', 'fail')),
      provider TEXT,
      retention_until TEXT \(day("retention_until")), -- the record is kept through this day
      evidence_file_id INTEGER REFERENCES evidence_files (id)
    ) STRICT;

    CREATE TABLE performance_evaluations ( -- One evaluation of performance, plans or capability
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      site_id INTEGER REFERENCES sites (id),
      period_starts_on TEXT \(day("period_starts_on")),
      period_ends_on TEXT \(day("period_ends_on")),
      performed_on TEXT \(day("performed_on")),
      performed_by INTEGER REFERENCES people (id),
      scope_kind TEXT CHECK (scope_kind IN ('sms_effectiveness', 'plan_review', 'capability', \
    'post_incident')),
      subject_table TEXT CHECK (subject_table NOT GLOB '*[^a-z0-9_]*' AND subject_table <> ''), \
    -- what was evaluated
      subject_id INTEGER,
      conclusion TEXT,
      effective INTEGER CHECK (effective IN (0, 1)),
      significant_change INTEGER CHECK (significant_change IN (0, 1)), -- calls for a change of \
    procedure
      procedure_updated_on TEXT \(day("procedure_updated_on")),
      document_id INTEGER REFERENCES documents (id),
      CHECK (subject_id IS NULL OR subject_table IS NOT NULL)
    ) STRICT;
    """

  /// Indexes: performance.
  static let performanceIndexes = """
    CREATE INDEX measures_by_status ON measures (status);
    CREATE INDEX measures_by_control_id ON measures (control_id);
    CREATE INDEX measures_by_legal_requirement_id ON measures (legal_requirement_id);
    CREATE INDEX measures_by_equipment_id ON measures (equipment_id);
    CREATE INDEX measurements_by_measure_id_measured_on ON measurements (measure_id, measured_on);
    CREATE INDEX measurements_by_site_id ON measurements (site_id);
    CREATE INDEX measurements_by_evidence_file_id ON measurements (evidence_file_id);
    CREATE INDEX monitoring_equipment_by_site_id ON monitoring_equipment (site_id);
    CREATE INDEX calibrations_by_equipment_id_next_due_on ON calibrations (equipment_id, \
    next_due_on);
    CREATE INDEX calibrations_by_evidence_file_id ON calibrations (evidence_file_id);
    CREATE INDEX performance_evaluations_by_scope_kind_performed_on ON performance_evaluations \
    (scope_kind, performed_on);
    CREATE INDEX performance_evaluations_by_site_id ON performance_evaluations (site_id);
    CREATE INDEX performance_evaluations_by_subject ON performance_evaluations (subject_table, \
    subject_id);
    CREATE INDEX performance_evaluations_by_document_id ON performance_evaluations (document_id);
    """
}
