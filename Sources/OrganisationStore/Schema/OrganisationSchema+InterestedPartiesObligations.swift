extension OrganisationSchema {
  /// Tables: interested parties and obligations.
  static let interestedPartiesObligations = """
    CREATE TABLE interested_parties ( -- One party with a stake in the organisation's security
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      name TEXT NOT NULL,
      kind TEXT CHECK (kind IN ('customer', 'authority', 'employee', 'supplier', 'contractor', \
    'owner', 'insurer', 'certification_body', 'emergency_service', 'union', 'community', 'media', \
    'other')),
      relevance TEXT, -- why it matters
      contact TEXT, -- personal
      owner_id INTEGER REFERENCES people (id),
      reviewed_on TEXT \(day("reviewed_on"))
    ) STRICT;

    CREATE TABLE interested_party_requirements ( -- One thing a party needs or expects
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      interested_party_id INTEGER REFERENCES interested_parties (id),
      description TEXT,
      relevant INTEGER CHECK (relevant IN (0, 1)),
      addressed_by_sms INTEGER CHECK (addressed_by_sms IN (0, 1)), -- 1 taken on, 0 decided \
    against, NULL not decided
      climate_related INTEGER CHECK (climate_related IN (0, 1)),
      how_addressed TEXT,
      reviewed_on TEXT \(day("reviewed_on"))
    ) STRICT;

    CREATE TABLE legal_requirements ( -- One legal, regulatory or other obligation
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      title TEXT NOT NULL,
      kind TEXT CHECK (kind IN ('law', 'regulation', 'licence', 'contract', 'standard', \
    'code_of_practice', 'voluntary_commitment')),
      country TEXT CHECK (country GLOB '[A-Z][A-Z]'), -- NULL: not of one country
      jurisdiction TEXT, -- where it is not a country: European Union, IMO, port authority
      source_ref TEXT, -- citation
      access_location TEXT, -- where its text is found
      applicable INTEGER CHECK (applicable IN (0, 1)), -- 1 applies to the organisation, 0 does \
    not, NULL not judged
      applicability TEXT, -- how it applies, in words
      owner_id INTEGER REFERENCES people (id),
      effective_on TEXT \(day("effective_on")),
      changed_on TEXT \(day("changed_on")), -- newest change of its text
      assessed_on TEXT \(day("assessed_on")),
      reviewed_on TEXT \(day("reviewed_on")),
      next_review_on TEXT \(day("next_review_on")),
      communicated_on TEXT \(day("communicated_on")), -- newest telling of those concerned
      not_communicated_reason TEXT, -- why nobody needs to be told
      status TEXT CHECK (status IN ('upcoming', 'in_force', 'repealed')),
      document_id INTEGER REFERENCES documents (id)
    ) STRICT;

    CREATE TABLE legal_applicability ( -- How one obligation bites on a process, site, risk or \
    control
      id INTEGER PRIMARY KEY,
      legal_requirement_id INTEGER REFERENCES legal_requirements (id),
      process_id INTEGER REFERENCES processes (id),
      site_id INTEGER REFERENCES sites (id),
      risk_id INTEGER REFERENCES risks (id),
      control_id INTEGER REFERENCES controls (id),
      determination TEXT CHECK (determination IN ('applies', 'partly_applies', 'does_not_apply')),
      explanation TEXT,
      determined_on TEXT \(day("determined_on"))
    ) STRICT;

    CREATE TABLE compliance_evaluations ( -- One evaluation of whether an obligation, good \
    practice or own policy is kept
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      legal_requirement_id INTEGER REFERENCES legal_requirements (id), -- NULL: scope_kind is not \
    legal
      site_id INTEGER REFERENCES sites (id), -- NULL: whole organisation
      scope_kind TEXT CHECK (scope_kind IN ('legal', 'best_practice', 'policy')),
      evaluated_on TEXT \(day("evaluated_on")),
      evaluator_id INTEGER REFERENCES people (id),
      result TEXT CHECK (result IN ('compliant', 'partly_compliant', 'noncompliant')),
      finding TEXT, -- what was seen
      nonconformity_id INTEGER REFERENCES nonconformities (id),
      next_due_on TEXT \(day("next_due_on")),
      evidence_file_id INTEGER REFERENCES evidence_files (id)
    ) STRICT;
    """

  /// Indexes: interested parties and obligations.
  static let interestedPartiesObligationsIndexes = """
    CREATE INDEX interested_party_requirements_by_interested_party_id ON \
    interested_party_requirements (interested_party_id);
    CREATE INDEX legal_requirements_by_status ON legal_requirements (status);
    CREATE INDEX legal_requirements_by_document_id ON legal_requirements (document_id);
    CREATE INDEX legal_applicability_by_legal_requirement_id ON legal_applicability \
    (legal_requirement_id);
    CREATE INDEX legal_applicability_by_process_id ON legal_applicability (process_id);
    CREATE INDEX legal_applicability_by_site_id ON legal_applicability (site_id);
    CREATE INDEX legal_applicability_by_risk_id ON legal_applicability (risk_id);
    CREATE INDEX legal_applicability_by_control_id ON legal_applicability (control_id);
    CREATE INDEX compliance_evaluations_by_scope_kind_evaluated_on ON compliance_evaluations \
    (scope_kind, evaluated_on);
    CREATE INDEX compliance_evaluations_by_legal_requirement_id ON compliance_evaluations \
    (legal_requirement_id);
    CREATE INDEX compliance_evaluations_by_site_id ON compliance_evaluations (site_id);
    CREATE INDEX compliance_evaluations_by_nonconformity_id ON compliance_evaluations \
    (nonconformity_id);
    CREATE INDEX compliance_evaluations_by_evidence_file_id ON compliance_evaluations \
    (evidence_file_id);
    """
}
