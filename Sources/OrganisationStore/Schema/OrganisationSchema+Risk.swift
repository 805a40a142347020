extension OrganisationSchema {
  /// Tables: risk.
  static let risk = """
    CREATE TABLE threats ( -- One threat scenario
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      category TEXT CHECK (category IN ('theft', 'fraud', 'smuggling', 'sabotage', 'tampering', \
    'terrorism', 'piracy', 'unrest', 'insider', 'cyber', 'natural', 'accident', 'other')),
      description TEXT,
      source TEXT, -- where it was learned
      identified_on TEXT \(day("identified_on")),
      reviewed_on TEXT \(day("reviewed_on")),
      active INTEGER CHECK (active IN (0, 1)),
      dismissed_reason TEXT -- why no risk needs to name it
    ) STRICT;

    CREATE TABLE vulnerabilities ( -- One weak point
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      site_id INTEGER REFERENCES sites (id),
      asset_id INTEGER REFERENCES assets (id),
      node_id INTEGER REFERENCES supply_chain_nodes (id),
      equipment_id INTEGER REFERENCES security_equipment (id),
      description TEXT,
      severity TEXT CHECK (severity IN ('low', 'medium', 'high', 'critical')),
      identified_on TEXT \(day("identified_on")),
      closed_on TEXT \(day("closed_on")), -- NULL: open
      dismissed_reason TEXT -- why no risk needs to name it
    ) STRICT;

    CREATE TABLE threat_information ( -- One piece of intelligence, advisory or statistics taken in
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      kind TEXT CHECK (kind IN ('advisory', 'intelligence', 'statistics', 'incident_report', \
    'news', 'other')),
      source TEXT,
      received_on TEXT \(day("received_on")),
      summary TEXT,
      threat_id INTEGER REFERENCES threats (id),
      assessed_by INTEGER REFERENCES people (id),
      assessed_on TEXT \(day("assessed_on"))
    ) STRICT;

    CREATE TABLE risk_methods ( -- One version of the method for assessing risk
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      document_id INTEGER REFERENCES documents (id),
      scope TEXT,
      timing TEXT, -- when assessments are made
      proactive INTEGER CHECK (proactive IN (0, 1)), -- looks ahead
      likelihood_scale TEXT, -- meaning of the levels
      likelihood_levels INTEGER CHECK (likelihood_levels BETWEEN 2 AND 10), -- number of levels
      consequence_scale TEXT,
      consequence_levels INTEGER CHECK (consequence_levels BETWEEN 2 AND 10),
      rating_rule TEXT CHECK (rating_rule IN ('product', 'sum', 'matrix')), -- how the rating \
    comes from likelihood and consequence; matrix: a table in the document
      acceptance_criteria TEXT,
      acceptance_rating INTEGER CHECK (acceptance_rating BETWEEN 1 AND 100), -- rating from which \
    top management must accept
      classification_scheme TEXT,
      approved_by INTEGER REFERENCES people (id),
      approved_on TEXT \(day("approved_on")),
      reviewed_on TEXT \(day("reviewed_on"))
    ) STRICT;

    CREATE TABLE risk_assessments ( -- One assessment carried out
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      method_id INTEGER REFERENCES risk_methods (id),
      site_id INTEGER REFERENCES sites (id), -- NULL: whole organisation
      title TEXT,
      kind TEXT CHECK (kind IN ('initial', 'periodic', 'update', 'specific')),
      scope TEXT,
      reason TEXT CHECK (reason IN ('scheduled', 'change', 'incident', 'nonconformity', \
    'new_site', 'new_partner', 'threat_change', 'audit', 'other')),
      performed_on TEXT \(day("performed_on")),
      lead_id INTEGER REFERENCES people (id),
      approved_by INTEGER REFERENCES people (id),
      approved_on TEXT \(day("approved_on")),
      affects_policy INTEGER CHECK (affects_policy IN (0, 1)), -- 0: states that the policy need \
    not change
      next_due_on TEXT \(day("next_due_on")),
      document_id INTEGER REFERENCES documents (id)
    ) STRICT;

    CREATE TABLE risks ( -- One line of the risk register
      id INTEGER PRIMARY KEY,
      assessment_id INTEGER REFERENCES risk_assessments (id),
      code TEXT UNIQUE CHECK (code <> ''),
      title TEXT NOT NULL,
      category TEXT CHECK (category IN ('physical_failure', 'malicious', 'operational', \
    'environmental', 'human', 'external', 'stakeholder', 'equipment', 'information', \
    'continuity', 'supplier_interdependence')),
      site_id INTEGER REFERENCES sites (id), -- NULL: whole organisation
      threat_id INTEGER REFERENCES threats (id),
      vulnerability_id INTEGER REFERENCES vulnerabilities (id),
      asset_id INTEGER REFERENCES assets (id),
      process_id INTEGER REFERENCES processes (id),
      node_id INTEGER REFERENCES supply_chain_nodes (id),
      owner_id INTEGER REFERENCES people (id),
      likelihood INTEGER CHECK (likelihood BETWEEN 1 AND 10), -- level of the method's scale
      consequence INTEGER CHECK (consequence BETWEEN 1 AND 10),
      inherent_rating INTEGER CHECK (inherent_rating BETWEEN 1 AND 100), -- before treatment
      rating_label TEXT CHECK (rating_label IN ('low', 'medium', 'high', 'critical')), -- the \
    method's word for inherent_rating; critical counts as high too
      residual_rating INTEGER CHECK (residual_rating BETWEEN 1 AND 100), -- after treatment
      decision TEXT CHECK (decision IN ('avoid', 'treat', 'share', 'accept')),
      priority INTEGER CHECK (priority BETWEEN 1 AND 1000), -- 1 first
      accepted_by INTEGER REFERENCES people (id),
      accepted_on TEXT \(day("accepted_on")),
      reviewed_on TEXT \(day("reviewed_on")),
      is_security_risk INTEGER CHECK (is_security_risk IN (0, 1)), -- 0: a risk to the system \
    itself (6.1.1)
      no_training_reason TEXT, -- why it needs no training
      status TEXT CHECK (status IN ('open', 'closed'))
    ) STRICT;

    CREATE TABLE risk_inputs ( -- One use of a risk result elsewhere in the system
      id INTEGER PRIMARY KEY,
      risk_id INTEGER REFERENCES risks (id),
      used_for TEXT CHECK (used_for IN ('objective', 'programme', 'design', 'resource', \
    'training', 'control', 'process', 'enterprise_risk')),
      target_table TEXT CHECK (target_table NOT GLOB '*[^a-z0-9_]*' AND target_table <> ''),
      target_id INTEGER,
      recorded_on TEXT \(day("recorded_on")),
      CHECK (target_id IS NULL OR target_table IS NOT NULL)
    ) STRICT;

    CREATE TABLE opportunities ( -- One opportunity found
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      description TEXT,
      source TEXT,
      owner_id INTEGER REFERENCES people (id),
      decision TEXT CHECK (decision IN ('accept', 'defer', 'reject')),
      action_id INTEGER REFERENCES actions (id),
      evaluated_on TEXT \(day("evaluated_on")),
      status TEXT CHECK (status IN ('open', 'in_progress', 'realised', 'closed'))
    ) STRICT;

    CREATE TABLE actions ( -- One planned action that is not a corrective action
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      source_table TEXT CHECK (source_table NOT GLOB '*[^a-z0-9_]*' AND source_table <> ''), -- \
    what it arose from
      source_id INTEGER,
      description TEXT,
      process_id INTEGER REFERENCES processes (id),
      site_id INTEGER REFERENCES sites (id),
      owner_id INTEGER REFERENCES people (id),
      due_on TEXT \(day("due_on")),
      revised_due_on TEXT \(day("revised_due_on")), -- agreed new day; NULL: due_on stands
      completed_on TEXT \(day("completed_on")), -- NULL: not done
      effectiveness_evaluated_on TEXT \(day("effectiveness_evaluated_on")),
      effectiveness_result TEXT CHECK (effectiveness_result IN ('effective', 'partly_effective', \
    'not_effective')),
      status TEXT CHECK (status IN ('open', 'in_progress', 'completed', 'cancelled')),
      CHECK (source_id IS NULL OR source_table IS NOT NULL)
    ) STRICT;

    CREATE TABLE security_strategies ( -- One strategy considered out of the analysis
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      name TEXT NOT NULL,
      description TEXT,
      risk_assessment_id INTEGER REFERENCES risk_assessments (id),
      selected INTEGER CHECK (selected IN (0, 1)),
      effect_on_likelihood TEXT,
      effect_on_vulnerability TEXT,
      effect_on_deficiency_period TEXT,
      resource_availability TEXT,
      risk_appetite_note TEXT,
      cost_benefit TEXT,
      approved_by INTEGER REFERENCES people (id),
      approved_on TEXT \(day("approved_on")),
      reviewed_on TEXT \(day("reviewed_on"))
    ) STRICT;

    CREATE TABLE treatments ( -- One line of the risk treatment plan
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      risk_id INTEGER REFERENCES risks (id),
      strategy_id INTEGER REFERENCES security_strategies (id),
      description TEXT,
      option TEXT CHECK (option IN ('avoid', 'reduce', 'share', 'accept')),
      owner_id INTEGER REFERENCES people (id),
      due_on TEXT \(day("due_on")),
      implemented_on TEXT \(day("implemented_on")), -- NULL: not yet
      verified_on TEXT \(day("verified_on")),
      verification_result TEXT CHECK (verification_result IN ('effective', 'partly_effective', \
    'not_effective')),
      status TEXT CHECK (status IN ('planned', 'in_progress', 'implemented', 'cancelled'))
    ) STRICT;

    CREATE TABLE controls ( -- One security control
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      title TEXT NOT NULL,
      family TEXT CHECK (family IN ('physical', 'personnel', 'procedural', 'cargo', 'transport', \
    'information', 'partner', 'other')),
      kind TEXT CHECK (kind IN ('preventive', 'detective', 'deterrent', 'corrective')),
      site_id INTEGER REFERENCES sites (id), -- NULL: at all sites
      owner_id INTEGER REFERENCES people (id),
      procedure_document_id INTEGER REFERENCES documents (id),
      implemented_on TEXT \(day("implemented_on")),
      test_interval_months INTEGER CHECK (test_interval_months BETWEEN 1 AND 120),
      last_tested_on TEXT \(day("last_tested_on")), -- repeats the newest control_tests row for \
    those who keep no tests
      last_test_result TEXT CHECK (last_test_result IN ('pass', 'partial', 'fail')),
      status TEXT CHECK (status IN ('planned', 'active', 'suspended', 'retired'))
    ) STRICT;

    CREATE TABLE treatment_controls ( -- One control that carries one treatment
      id INTEGER PRIMARY KEY,
      treatment_id INTEGER REFERENCES treatments (id),
      control_id INTEGER REFERENCES controls (id),
      UNIQUE (treatment_id, control_id)
    ) STRICT;

    CREATE TABLE control_tests ( -- One test of a control
      id INTEGER PRIMARY KEY,
      control_id INTEGER REFERENCES controls (id),
      site_id INTEGER REFERENCES sites (id),
      tested_on TEXT \(day("tested_on")),
      tester_id INTEGER REFERENCES people (id),
      result TEXT CHECK (result IN ('pass', 'partial', 'fail')),
      evidence_file_id INTEGER REFERENCES evidence_files (id)
    ) STRICT;

    CREATE TABLE resources ( -- One need for resources and its cover
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      kind TEXT CHECK (kind IN ('people', 'equipment', 'facility', 'finance', 'technology', \
    'service')),
      description TEXT,
      site_id INTEGER REFERENCES sites (id),
      needed_for_table TEXT CHECK (needed_for_table NOT GLOB '*[^a-z0-9_]*' AND needed_for_table \
    <> ''),
      needed_for_id INTEGER,
      quantity_needed REAL CHECK (quantity_needed >= 0), -- in unit
      quantity_available REAL CHECK (quantity_available >= 0), -- in unit
      unit TEXT, -- persons, EUR, pieces
      approved_by INTEGER REFERENCES people (id),
      approved_on TEXT \(day("approved_on")),
      reviewed_on TEXT \(day("reviewed_on")),
      CHECK (needed_for_id IS NULL OR needed_for_table IS NOT NULL)
    ) STRICT;
    """

  /// Indexes: risk.
  static let riskIndexes = """
    CREATE INDEX vulnerabilities_by_site_id ON vulnerabilities (site_id);
    CREATE INDEX vulnerabilities_by_asset_id ON vulnerabilities (asset_id);
    CREATE INDEX vulnerabilities_by_node_id ON vulnerabilities (node_id);
    CREATE INDEX vulnerabilities_by_equipment_id ON vulnerabilities (equipment_id);
    CREATE INDEX threat_information_by_threat_id ON threat_information (threat_id);
    CREATE INDEX risk_methods_by_document_id ON risk_methods (document_id);
    CREATE INDEX risk_assessments_by_method_id ON risk_assessments (method_id);
    CREATE INDEX risk_assessments_by_site_id ON risk_assessments (site_id);
    CREATE INDEX risk_assessments_by_document_id ON risk_assessments (document_id);
    CREATE INDEX risks_by_status_rating_label ON risks (status, rating_label);
    CREATE INDEX risks_by_category ON risks (category);
    CREATE INDEX risks_by_assessment_id ON risks (assessment_id);
    CREATE INDEX risks_by_site_id ON risks (site_id);
    CREATE INDEX risks_by_threat_id ON risks (threat_id);
    CREATE INDEX risks_by_vulnerability_id ON risks (vulnerability_id);
    CREATE INDEX risks_by_asset_id ON risks (asset_id);
    CREATE INDEX risks_by_process_id ON risks (process_id);
    CREATE INDEX risks_by_node_id ON risks (node_id);
    CREATE INDEX risk_inputs_by_used_for ON risk_inputs (used_for);
    CREATE INDEX risk_inputs_by_risk_id ON risk_inputs (risk_id);
    CREATE INDEX risk_inputs_by_target ON risk_inputs (target_table, target_id);
    CREATE INDEX opportunities_by_action_id ON opportunities (action_id);
    CREATE INDEX actions_by_status ON actions (status);
    CREATE INDEX actions_by_source ON actions (source_table, source_id);
    CREATE INDEX actions_by_process_id ON actions (process_id);
    CREATE INDEX actions_by_site_id ON actions (site_id);
    CREATE INDEX security_strategies_by_risk_assessment_id ON security_strategies \
    (risk_assessment_id);
    CREATE INDEX treatments_by_status ON treatments (status);
    CREATE INDEX treatments_by_risk_id ON treatments (risk_id);
    CREATE INDEX treatments_by_strategy_id ON treatments (strategy_id);
    CREATE INDEX controls_by_status ON controls (status);
    CREATE INDEX controls_by_site_id ON controls (site_id);
    CREATE INDEX controls_by_procedure_document_id ON controls (procedure_document_id);
    CREATE INDEX treatment_controls_by_control_id ON treatment_controls (control_id);
    CREATE INDEX control_tests_by_control_id_tested_on ON control_tests (control_id, tested_on);
    CREATE INDEX control_tests_by_site_id ON control_tests (site_id);
    CREATE INDEX control_tests_by_evidence_file_id ON control_tests (evidence_file_id);
    CREATE INDEX resources_by_site_id ON resources (site_id);
    CREATE INDEX resources_by_needed_for ON resources (needed_for_table, needed_for_id);
    """
}
