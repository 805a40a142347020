extension OrganisationSchema {
  /// Tables: objectives and programmes.
  static let objectivesProgrammes = """
    CREATE TABLE objectives ( -- One security objective
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      title TEXT NOT NULL,
      level TEXT CHECK (level IN ('strategic', 'tactical', 'operational')),
      business_function TEXT, -- department it belongs to, as in people.department
      site_id INTEGER REFERENCES sites (id), -- NULL: whole organisation
      policy_id INTEGER REFERENCES policies (id),
      predecessor_id INTEGER REFERENCES objectives (id), -- objective it renews
      measure_id INTEGER REFERENCES measures (id),
      measurable INTEGER CHECK (measurable IN (0, 1)),
      not_measurable_reason TEXT,
      target_value REAL,
      unit TEXT,
      owner_id INTEGER REFERENCES people (id),
      what_will_be_done TEXT,
      resources_needed TEXT,
      evaluation_method TEXT,
      options_considered TEXT,
      party_views_considered TEXT,
      review_note TEXT, -- what the last review weighed, and why a kind of source is absent
      start_on TEXT \(day("start_on")),
      due_on TEXT \(day("due_on")),
      communicated_on TEXT \(day("communicated_on")),
      monitored_on TEXT \(day("monitored_on")),
      reviewed_on TEXT \(day("reviewed_on")),
      document_id INTEGER REFERENCES documents (id),
      status TEXT CHECK (status IN ('draft', 'active', 'achieved', 'not_achieved', 'cancelled'))
    ) STRICT;

    CREATE TABLE objective_sources ( -- One thing an objective answers to
      id INTEGER PRIMARY KEY,
      objective_id INTEGER REFERENCES objectives (id),
      source_kind TEXT CHECK (source_kind IN ('policy', 'legal', 'risk', 'opportunity', \
    'technology', 'business', 'stakeholder', 'audit')),
      source_table TEXT CHECK (source_table NOT GLOB '*[^a-z0-9_]*' AND source_table <> ''),
      source_id INTEGER,
      CHECK (source_id IS NULL OR source_table IS NOT NULL)
    ) STRICT;

    CREATE TABLE targets ( -- One target under an objective
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      objective_id INTEGER REFERENCES objectives (id),
      title TEXT NOT NULL,
      metric TEXT,
      target_value REAL,
      unit TEXT,
      achievable_rationale TEXT,
      relevance_note TEXT,
      owner_id INTEGER REFERENCES people (id),
      due_on TEXT \(day("due_on")),
      communicated_on TEXT \(day("communicated_on")),
      reviewed_on TEXT \(day("reviewed_on")),
      document_id INTEGER REFERENCES documents (id),
      status TEXT CHECK (status IN ('draft', 'active', 'achieved', 'not_achieved', 'cancelled'))
    ) STRICT;

    CREATE TABLE programmes ( -- One programme that delivers an objective
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      objective_id INTEGER REFERENCES objectives (id),
      title TEXT NOT NULL,
      responsible_id INTEGER REFERENCES people (id),
      authority TEXT,
      means TEXT,
      resources TEXT,
      start_on TEXT \(day("start_on")),
      end_on TEXT \(day("end_on")), -- planned last day
      priority INTEGER CHECK (priority BETWEEN 1 AND 1000), -- 1 first
      optimisation_rationale TEXT,
      cost_reviewed_on TEXT \(day("cost_reviewed_on")),
      reviewed_on TEXT \(day("reviewed_on")),
      document_id INTEGER REFERENCES documents (id),
      status TEXT CHECK (status IN ('planned', 'active', 'completed', 'cancelled'))
    ) STRICT;

    CREATE TABLE programme_tasks ( -- One step of a programme
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      programme_id INTEGER REFERENCES programmes (id),
      title TEXT,
      owner_id INTEGER REFERENCES people (id),
      due_on TEXT \(day("due_on")),
      completed_on TEXT \(day("completed_on")) -- NULL: not done
    ) STRICT;

    CREATE TABLE changes ( -- One planned or unplanned change
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      title TEXT NOT NULL,
      kind TEXT CHECK (kind IN ('organisation', 'training_hr', 'policy', 'procedure', \
    'technology', 'partner_or_staff', 'merger', 'acquisition', 'business_scope', 'scope')),
      site_id INTEGER REFERENCES sites (id),
      target_table TEXT CHECK (target_table NOT GLOB '*[^a-z0-9_]*' AND target_table <> ''), -- \
    what is changed, such as security_equipment
      target_id INTEGER,
      reason TEXT CHECK (reason IN ('incident', 'nonconformity', 'corrective_action', 'audit', \
    'management_review', 'risk_assessment', 'legal_change', 'customer', 'business', 'technology', \
    'other')),
      corrective_action_id INTEGER REFERENCES corrective_actions (id), -- where reason is \
    corrective_action
      purpose TEXT,
      consequences TEXT, -- what may follow
      integrity_note TEXT,
      resources_note TEXT,
      responsibilities_note TEXT,
      risk_assessment_id INTEGER REFERENCES risk_assessments (id),
      planned INTEGER CHECK (planned IN (0, 1)),
      requested_on TEXT \(day("requested_on")),
      approved_by INTEGER REFERENCES people (id),
      approved_on TEXT \(day("approved_on")),
      implemented_on TEXT \(day("implemented_on")), -- NULL: not yet
      reviewed_on TEXT \(day("reviewed_on")),
      review_outcome TEXT CHECK (review_outcome IN ('as_intended', 'side_effects', 'harmful', \
    'reversed')),
      action_id INTEGER REFERENCES actions (id),
      CHECK (target_id IS NULL OR target_table IS NOT NULL)
    ) STRICT;
    """

  /// Indexes: objectives and programmes.
  static let objectivesProgrammesIndexes = """
    CREATE INDEX objectives_by_status ON objectives (status);
    CREATE INDEX objectives_by_site_id ON objectives (site_id);
    CREATE INDEX objectives_by_policy_id ON objectives (policy_id);
    CREATE INDEX objectives_by_predecessor_id ON objectives (predecessor_id);
    CREATE INDEX objectives_by_measure_id ON objectives (measure_id);
    CREATE INDEX objectives_by_document_id ON objectives (document_id);
    CREATE INDEX objective_sources_by_objective_id ON objective_sources (objective_id);
    CREATE INDEX objective_sources_by_source ON objective_sources (source_table, source_id);
    CREATE INDEX targets_by_objective_id ON targets (objective_id);
    CREATE INDEX targets_by_document_id ON targets (document_id);
    CREATE INDEX programmes_by_objective_id ON programmes (objective_id);
    CREATE INDEX programmes_by_document_id ON programmes (document_id);
    CREATE INDEX programme_tasks_by_programme_id ON programme_tasks (programme_id);
    CREATE INDEX changes_by_kind ON changes (kind);
    CREATE INDEX changes_by_site_id ON changes (site_id);
    CREATE INDEX changes_by_target ON changes (target_table, target_id);
    CREATE INDEX changes_by_corrective_action_id ON changes (corrective_action_id);
    CREATE INDEX changes_by_risk_assessment_id ON changes (risk_assessment_id);
    CREATE INDEX changes_by_action_id ON changes (action_id);
    """
}
