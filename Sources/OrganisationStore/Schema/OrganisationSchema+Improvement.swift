extension OrganisationSchema {
  /// Tables: improvement.
  static let improvement = """
    CREATE TABLE nonconformities ( -- One nonconformity in the organisation's own register
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      source_table TEXT CHECK (source_table NOT GLOB '*[^a-z0-9_]*' AND source_table <> ''), -- \
    where it was found
      source_id INTEGER,
      site_id INTEGER REFERENCES sites (id),
      process_id INTEGER REFERENCES processes (id),
      clause TEXT,
      edition TEXT CHECK (edition IN ('2007', '2022')),
      grade TEXT CHECK (grade IN ('observation', 'minor', 'major')),
      description TEXT,
      detected_on TEXT \(day("detected_on")),
      correction TEXT,
      correction_on TEXT \(day("correction_on")),
      no_correction_reason TEXT, -- why none was possible
      consequences_dealt TEXT, -- what was done about what followed
      cause_method TEXT CHECK (cause_method IN ('five_whys', 'fishbone', 'fault_tree', \
    'timeline', 'interview', 'other')),
      root_cause TEXT,
      cause_determined_on TEXT \(day("cause_determined_on")),
      similar_checked INTEGER CHECK (similar_checked IN (0, 1)),
      similar_found TEXT,
      action_needed INTEGER CHECK (action_needed IN (0, 1)), -- on the causes; NULL: not decided
      action_decision_reason TEXT,
      owner_id INTEGER REFERENCES people (id),
      due_on TEXT \(day("due_on")),
      closed_on TEXT \(day("closed_on")), -- NULL: open
      closed_by INTEGER REFERENCES people (id),
      status TEXT CHECK (status IN ('open', 'planned', 'implemented', 'verified', 'closed')),
      CHECK (source_id IS NULL OR source_table IS NOT NULL)
    ) STRICT;

    CREATE TABLE corrective_actions ( -- One corrective, preventive or mitigating action
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      nonconformity_id INTEGER REFERENCES nonconformities (id),
      incident_id INTEGER REFERENCES incidents (id),
      site_id INTEGER REFERENCES sites (id),
      kind TEXT CHECK (kind IN ('correction', 'corrective', 'preventive', 'mitigation')),
      description TEXT,
      owner_id INTEGER REFERENCES people (id),
      due_on TEXT \(day("due_on")),
      implemented_on TEXT \(day("implemented_on")), -- NULL: not yet
      risk_reviewed_on TEXT \(day("risk_reviewed_on")),
      risk_assessment_id INTEGER REFERENCES risk_assessments (id),
      life_safety_waiver INTEGER CHECK (life_safety_waiver IN (0, 1)), -- carried out before the \
    risk review because life was in danger
      life_safety_note TEXT,
      proportionality_note TEXT,
      effectiveness_reviewed_on TEXT \(day("effectiveness_reviewed_on")),
      effectiveness_reviewed_by INTEGER REFERENCES people (id),
      effective INTEGER CHECK (effective IN (0, 1)),
      follow_up_action_id INTEGER REFERENCES corrective_actions (id), -- new action where this \
    one did not work
      document_revision_id INTEGER REFERENCES document_revisions (id),
      no_system_change_reason TEXT, -- why no document or other part of the system had to change
      training_required INTEGER CHECK (training_required IN (0, 1)),
      training_record_id INTEGER REFERENCES training_records (id),
      status TEXT CHECK (status IN ('planned', 'in_progress', 'implemented', 'verified', \
    'cancelled'))
    ) STRICT;

    CREATE TABLE improvements ( -- One improvement sought or made
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      source_table TEXT CHECK (source_table NOT GLOB '*[^a-z0-9_]*' AND source_table <> ''), -- \
    what gave rise to it
      source_id INTEGER,
      site_id INTEGER REFERENCES sites (id),
      description TEXT,
      owner_id INTEGER REFERENCES people (id),
      started_on TEXT \(day("started_on")),
      completed_on TEXT \(day("completed_on")), -- NULL: not done
      benefit_observed TEXT,
      CHECK (source_id IS NULL OR source_table IS NOT NULL)
    ) STRICT;
    """

  /// Indexes: improvement.
  static let improvementIndexes = """
    CREATE INDEX nonconformities_by_status ON nonconformities (status);
    CREATE INDEX nonconformities_by_source ON nonconformities (source_table, source_id);
    CREATE INDEX nonconformities_by_site_id ON nonconformities (site_id);
    CREATE INDEX nonconformities_by_process_id ON nonconformities (process_id);
    CREATE INDEX corrective_actions_by_nonconformity_id ON corrective_actions (nonconformity_id);
    CREATE INDEX corrective_actions_by_incident_id ON corrective_actions (incident_id);
    CREATE INDEX corrective_actions_by_site_id ON corrective_actions (site_id);
    CREATE INDEX corrective_actions_by_risk_assessment_id ON corrective_actions \
    (risk_assessment_id);
    CREATE INDEX corrective_actions_by_follow_up_action_id ON corrective_actions \
    (follow_up_action_id);
    CREATE INDEX corrective_actions_by_document_revision_id ON corrective_actions \
    (document_revision_id);
    CREATE INDEX corrective_actions_by_training_record_id ON corrective_actions \
    (training_record_id);
    CREATE INDEX improvements_by_source ON improvements (source_table, source_id);
    CREATE INDEX improvements_by_site_id ON improvements (site_id);
    """
}
