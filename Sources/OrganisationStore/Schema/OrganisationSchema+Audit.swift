extension OrganisationSchema {
  /// Tables: audit.
  static let audit = """
    CREATE TABLE audit_programmes ( -- One audit programme for a period
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      period_starts_on TEXT \(day("period_starts_on")),
      period_ends_on TEXT \(day("period_ends_on")),
      frequency TEXT,
      methods TEXT,
      responsibilities TEXT,
      planning_requirements TEXT,
      reporting_requirements TEXT,
      competence_requirements TEXT,
      risk_basis TEXT,
      importance_basis TEXT,
      previous_results_basis TEXT,
      approved_by INTEGER REFERENCES people (id),
      approved_on TEXT \(day("approved_on")),
      document_id INTEGER REFERENCES documents (id)
    ) STRICT;

    CREATE TABLE audits ( -- One audit
      id INTEGER PRIMARY KEY,
      programme_id INTEGER REFERENCES audit_programmes (id),
      code TEXT UNIQUE CHECK (code <> ''),
      kind TEXT CHECK (kind IN ('internal', 'partner', 'certification', 'authority')),
      site_id INTEGER REFERENCES sites (id), -- NULL: several or all, see audit_areas
      objectives TEXT,
      criteria TEXT,
      scope TEXT,
      planned_on TEXT \(day("planned_on")),
      performed_on TEXT \(day("performed_on")), -- last day on site; NULL: not yet
      lead_auditor_id INTEGER REFERENCES people (id),
      report_document_id INTEGER REFERENCES documents (id),
      reported_to INTEGER REFERENCES people (id),
      reported_on TEXT \(day("reported_on")),
      conforms_own TEXT CHECK (conforms_own IN ('yes', 'partial', 'no')), -- meets the \
    organisation's own rules
      conforms_standard TEXT CHECK (conforms_standard IN ('yes', 'partial', 'no')),
      implemented_effectively TEXT CHECK (implemented_effectively IN ('yes', 'partial', 'no')),
      conclusion TEXT, -- in words, with policy and objectives
      equipment_deployment_verified INTEGER CHECK (equipment_deployment_verified IN (0, 1)),
      personnel_deployment_verified INTEGER CHECK (personnel_deployment_verified IN (0, 1)),
      previous_results_reviewed INTEGER CHECK (previous_results_reviewed IN (0, 1)),
      status TEXT CHECK (status IN ('planned', 'performed', 'reported', 'cancelled'))
    ) STRICT;

    CREATE TABLE audit_auditors ( -- One member of an audit team
      id INTEGER PRIMARY KEY,
      audit_id INTEGER REFERENCES audits (id),
      person_id INTEGER REFERENCES people (id),
      role TEXT CHECK (role IN ('lead', 'auditor', 'trainee', 'technical_expert', 'observer')),
      independence_confirmed INTEGER CHECK (independence_confirmed IN (0, 1)),
      competence_evidence_file_id INTEGER REFERENCES evidence_files (id),
      UNIQUE (audit_id, person_id)
    ) STRICT;

    CREATE TABLE audit_areas ( -- One process, site or clause covered by an audit
      id INTEGER PRIMARY KEY,
      audit_id INTEGER REFERENCES audits (id),
      process_id INTEGER REFERENCES processes (id),
      site_id INTEGER REFERENCES sites (id),
      clause TEXT,
      edition TEXT CHECK (edition IN ('2007', '2022')) -- edition that clause belongs to
    ) STRICT;

    CREATE TABLE findings ( -- One finding of an audit (the organisation's own; Assay's are in \
    its document)
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      audit_id INTEGER REFERENCES audits (id),
      site_id INTEGER REFERENCES sites (id),
      clause TEXT,
      edition TEXT CHECK (edition IN ('2007', '2022')),
      grade TEXT CHECK (grade IN ('conform', 'opportunity', 'observation', 'minor', 'major')),
      statement TEXT,
      objective_evidence TEXT,
      process_id INTEGER REFERENCES processes (id),
      owner_id INTEGER REFERENCES people (id), -- who must answer it
      raised_on TEXT \(day("raised_on")),
      response_due_on TEXT \(day("response_due_on")),
      responded_on TEXT \(day("responded_on")),
      nonconformity_id INTEGER REFERENCES nonconformities (id),
      closed_on TEXT \(day("closed_on")), -- NULL: open
      verified_by INTEGER REFERENCES people (id),
      verified_on TEXT \(day("verified_on"))
    ) STRICT;
    """

  /// Indexes: audit.
  static let auditIndexes = """
    CREATE INDEX audit_programmes_by_document_id ON audit_programmes (document_id);
    CREATE INDEX audits_by_programme_id ON audits (programme_id);
    CREATE INDEX audits_by_site_id ON audits (site_id);
    CREATE INDEX audits_by_report_document_id ON audits (report_document_id);
    CREATE INDEX audit_auditors_by_person_id ON audit_auditors (person_id);
    CREATE INDEX audit_auditors_by_competence_evidence_file_id ON audit_auditors \
    (competence_evidence_file_id);
    CREATE INDEX audit_areas_by_audit_id ON audit_areas (audit_id);
    CREATE INDEX audit_areas_by_process_id ON audit_areas (process_id);
    CREATE INDEX audit_areas_by_site_id ON audit_areas (site_id);
    CREATE INDEX findings_by_audit_id ON findings (audit_id);
    CREATE INDEX findings_by_site_id ON findings (site_id);
    CREATE INDEX findings_by_process_id ON findings (process_id);
    CREATE INDEX findings_by_nonconformity_id ON findings (nonconformity_id);
    """
}
