extension OrganisationSchema {
  /// Tables: people, roles, competence.
  static let peopleRolesCompetence = """
    CREATE TABLE people ( -- One person who works for or acts on behalf of the organisation
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''), -- personal: personnel number
      name TEXT NOT NULL, -- personal
      email TEXT UNIQUE CHECK (email GLOB '?*@?*'), -- personal
      site_id INTEGER REFERENCES sites (id), -- usual place of work
      position TEXT, -- personal: job title
      department TEXT, -- personal: matched with objectives.business_function
      employment_type TEXT CHECK (employment_type IN ('employee', 'contractor', 'agency', \
    'visitor', 'volunteer')), -- personal
      is_top_management INTEGER CHECK (is_top_management IN (0, 1)), -- personal
      start_on TEXT \(day("start_on")), -- personal: first day
      end_on TEXT \(day("end_on")), -- personal: last day; NULL: still with the organisation
      clearance_required INTEGER CHECK (clearance_required IN (0, 1)), -- personal
      clearance_level TEXT CHECK (clearance_level IN ('none', 'basic', 'standard', 'enhanced')), \
    -- personal
      clearance_granted_on TEXT \(day("clearance_granted_on")), -- personal
      clearance_expires_on TEXT \(day("clearance_expires_on")) -- personal: last day of the \
    clearance; NULL: without end, or no clearance (see clearance_granted_on)
    ) STRICT;

    CREATE TABLE roles ( -- One defined role
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      name TEXT NOT NULL,
      purpose TEXT,
      security_related INTEGER CHECK (security_related IN (0, 1)), -- affects security performance
      requires_clearance INTEGER CHECK (requires_clearance IN (0, 1)),
      sms_duty TEXT CHECK (sms_duty IN ('conformity', 'reporting', 'preventive', 'spokesperson', \
    'document_control', 'audit', 'none')), -- special duty in the system
      document_id INTEGER REFERENCES documents (id), -- role description
      level TEXT CHECK (level IN ('top_management', 'management', 'supervision', 'operational'))
    ) STRICT;

    CREATE TABLE role_assignments ( -- One person holding one role for a time
      id INTEGER PRIMARY KEY,
      role_id INTEGER REFERENCES roles (id),
      person_id INTEGER REFERENCES people (id),
      site_id INTEGER REFERENCES sites (id), -- NULL: for the whole organisation
      is_alternate INTEGER CHECK (is_alternate IN (0, 1)), -- stands in for the holder
      authority_scope TEXT, -- what the holder may decide
      assigned_on TEXT \(day("assigned_on")),
      communicated_on TEXT \(day("communicated_on")), -- made known
      accepted_on TEXT \(day("accepted_on")),
      ended_on TEXT \(day("ended_on")) -- NULL: still held
    ) STRICT;

    CREATE TABLE competences ( -- One named competence
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      name TEXT NOT NULL,
      description TEXT
    ) STRICT;

    CREATE TABLE role_competences ( -- One competence a role needs
      id INTEGER PRIMARY KEY,
      role_id INTEGER REFERENCES roles (id),
      competence_id INTEGER REFERENCES competences (id),
      required_level INTEGER CHECK (required_level BETWEEN 0 AND 5), -- 0 none, 1 aware, 2 under \
    guidance, 3 alone, 4 guides others, 5 expert
      UNIQUE (role_id, competence_id)
    ) STRICT;

    CREATE TABLE person_competences ( -- One competence a person has, and on what basis
      id INTEGER PRIMARY KEY,
      person_id INTEGER REFERENCES people (id),
      competence_id INTEGER REFERENCES competences (id),
      level INTEGER CHECK (level BETWEEN 0 AND 5), -- personal: same scale as \
    role_competences.required_level
      basis TEXT CHECK (basis IN ('education', 'training', 'experience', 'certificate', \
    'assessment')), -- personal
      evidence_file_id INTEGER REFERENCES evidence_files (id),
      verified_on TEXT \(day("verified_on")),
      expires_on TEXT \(day("expires_on")) -- last valid day; NULL: does not expire
    ) STRICT;

    CREATE TABLE training_needs ( -- One need for training, from what it arose, until closed
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      role_id INTEGER REFERENCES roles (id),
      person_id INTEGER REFERENCES people (id),
      competence_id INTEGER REFERENCES competences (id),
      source_risk_id INTEGER REFERENCES risks (id),
      identified_on TEXT \(day("identified_on")),
      action_id INTEGER REFERENCES actions (id),
      closed_on TEXT \(day("closed_on")) -- NULL: open
    ) STRICT;

    CREATE TABLE trainings ( -- One course, awareness session or induction
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      title TEXT NOT NULL,
      kind TEXT CHECK (kind IN ('awareness', 'induction', 'course', 'briefing', 'refresher', \
    'on_the_job', 'exercise')),
      covers_policy INTEGER CHECK (covers_policy IN (0, 1)), -- the security policy
      covers_contribution INTEGER CHECK (covers_contribution IN (0, 1)), -- how one's own work \
    helps the system
      covers_benefits INTEGER CHECK (covers_benefits IN (0, 1)), -- what good comes of better \
    performance
      covers_consequences INTEGER CHECK (covers_consequences IN (0, 1)), -- what follows when \
    rules are not kept
      covers_emergency INTEGER CHECK (covers_emergency IN (0, 1)), -- readiness and response
      mandatory INTEGER CHECK (mandatory IN (0, 1)),
      audience TEXT,
      renewal_months INTEGER CHECK (renewal_months BETWEEN 1 AND 240), -- NULL: once is enough
      document_id INTEGER REFERENCES documents (id) -- material, or the policy it explains
    ) STRICT;

    CREATE TABLE training_records ( -- One person's attendance of one training
      id INTEGER PRIMARY KEY,
      training_id INTEGER REFERENCES trainings (id),
      person_id INTEGER REFERENCES people (id),
      completed_on TEXT \(day("completed_on")), -- NULL: planned, not done
      expires_on TEXT \(day("expires_on")), -- last valid day; NULL: does not expire
      score REAL CHECK (score BETWEEN 0 AND 100), -- personal: percent
      effectiveness_evaluated_on TEXT \(day("effectiveness_evaluated_on")),
      effectiveness_result TEXT CHECK (effectiveness_result IN ('effective', 'partly_effective', \
    'not_effective')), -- personal
      evidence_file_id INTEGER REFERENCES evidence_files (id)
    ) STRICT;
    """

  /// Indexes: people, roles, competence.
  static let peopleRolesCompetenceIndexes = """
    CREATE INDEX people_by_end_on ON people (end_on);
    CREATE INDEX people_by_site_id ON people (site_id);
    CREATE INDEX roles_by_sms_duty ON roles (sms_duty);
    CREATE INDEX roles_by_document_id ON roles (document_id);
    CREATE INDEX role_assignments_by_role_id_ended_on ON role_assignments (role_id, ended_on);
    CREATE INDEX role_assignments_by_person_id ON role_assignments (person_id);
    CREATE INDEX role_assignments_by_site_id ON role_assignments (site_id);
    CREATE INDEX role_competences_by_competence_id ON role_competences (competence_id);
    CREATE INDEX person_competences_by_person_id ON person_competences (person_id);
    CREATE INDEX person_competences_by_competence_id ON person_competences (competence_id);
    CREATE INDEX person_competences_by_evidence_file_id ON person_competences (evidence_file_id);
    CREATE INDEX training_needs_by_role_id ON training_needs (role_id);
    CREATE INDEX training_needs_by_person_id ON training_needs (person_id);
    CREATE INDEX training_needs_by_competence_id ON training_needs (competence_id);
    CREATE INDEX training_needs_by_source_risk_id ON training_needs (source_risk_id);
    CREATE INDEX training_needs_by_action_id ON training_needs (action_id);
    CREATE INDEX trainings_by_document_id ON trainings (document_id);
    CREATE INDEX training_records_by_person_id_training_id ON training_records (person_id, \
    training_id);
    CREATE INDEX training_records_by_training_id ON training_records (training_id);
    CREATE INDEX training_records_by_evidence_file_id ON training_records (evidence_file_id);
    """
}
