extension OrganisationSchema {
  /// Tables: evidence and attestation.
  static let evidenceAttestation = """
    CREATE TABLE records ( -- One line of the record register
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      title TEXT NOT NULL,
      kind TEXT CHECK (kind IN ('inspection', 'access_log', 'seal_check', 'screening', 'patrol', \
    'shipment', 'training', 'maintenance', 'calibration', 'measurement', 'incident', 'exercise', \
    'audit', 'review', 'communication', 'risk', 'legal', 'competence', 'other')),
      site_id INTEGER REFERENCES sites (id),
      process_id INTEGER REFERENCES processes (id), -- process that yielded it
      edition TEXT CHECK (edition IN ('2007', '2022')),
      clause TEXT, -- clause that asks for it
      document_id INTEGER REFERENCES documents (id),
      created_on TEXT \(day("created_on")),
      retention_until TEXT \(day("retention_until")), -- kept through this day
      protected INTEGER CHECK (protected IN (0, 1)),
      tamper_evident INTEGER CHECK (tamper_evident IN (0, 1)),
      backed_up_on TEXT \(day("backed_up_on")),
      storage_location TEXT,
      access_rule TEXT,
      disposed_on TEXT \(day("disposed_on")), -- NULL: still kept
      evidence_file_id INTEGER REFERENCES evidence_files (id)
    ) STRICT;

    CREATE TABLE evidence_files ( -- One file that proves something, with its hash as captured
      id INTEGER PRIMARY KEY,
      path TEXT NOT NULL UNIQUE, -- relative to the evidence folder, with /
      sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
      size_bytes INTEGER CHECK (size_bytes >= 0),
      media_type TEXT, -- such as application/pdf
      captured_on TEXT \(day("captured_on")),
      captured_by INTEGER REFERENCES people (id),
      classification TEXT CHECK (classification IN ('public', 'internal', 'confidential', \
    'secret')),
      description TEXT
    ) STRICT;

    CREATE TABLE evidence_links ( -- Ties one file to one row of any table, or to one requirement
      id INTEGER PRIMARY KEY,
      evidence_file_id INTEGER REFERENCES evidence_files (id),
      target_table TEXT CHECK (target_table NOT GLOB '*[^a-z0-9_]*' AND target_table <> ''),
      target_id INTEGER,
      requirement_id TEXT, -- such as 28000-2022/8.3-e
      CHECK (target_id IS NULL OR target_table IS NOT NULL),
      CHECK (requirement_id IS NOT NULL OR target_table IS NOT NULL)
    ) STRICT;

    CREATE TABLE attestations ( -- One answer of a person to a question of a rule pack; the \
    newest by attested_on, then id, counts
      id INTEGER PRIMARY KEY,
      requirement_id TEXT, -- such as 28000-2022/8.3-e; NULL: the question's own
      question TEXT, -- id of the question in its rule pack; NULL: read by no question. In a \
    rule's query it needs AS
      answer TEXT CHECK (answer IN ('yes', 'partial', 'no', 'not_applicable')), -- of a yes_no \
    question
      level INTEGER CHECK (level BETWEEN 0 AND 5), -- of a maturity question: 0 not done, 1 ad \
    hoc, 2 partly, 3 defined, 4 carried out and watched, 5 improved by measurement
      narrative TEXT, -- in words, required to count; may name people: personal
      attested_by INTEGER REFERENCES people (id),
      attested_on TEXT \(day("attested_on")),
      valid_until TEXT \(day("valid_until")), -- last valid day; NULL: the question's valid_for \
    alone limits it
      reviewed_by INTEGER REFERENCES people (id), -- somebody other than attested_by
      reviewed_on TEXT \(day("reviewed_on")),
      CHECK (requirement_id IS NOT NULL OR question IS NOT NULL),
      CHECK (answer IS NULL OR level IS NULL)
    ) STRICT;

    CREATE TABLE requirement_applicability ( -- One decision whether a requirement applies; the \
    newest by approved_on, then id, counts
      id INTEGER PRIMARY KEY,
      requirement_id TEXT NOT NULL, -- such as 28000-2022/8.6.3-g; only a where_applicable one \
    may be excluded
      applicable INTEGER CHECK (applicable IN (0, 1)), -- 0: excluded
      justification TEXT, -- required to count
      approved_by INTEGER REFERENCES people (id), -- required to count
      approved_on TEXT \(day("approved_on")) -- required to count
    ) STRICT;
    """

  /// Indexes: evidence and attestation.
  static let evidenceAttestationIndexes = """
    CREATE INDEX records_by_kind_created_on ON records (kind, created_on);
    CREATE INDEX records_by_site_id ON records (site_id);
    CREATE INDEX records_by_process_id ON records (process_id);
    CREATE INDEX records_by_document_id ON records (document_id);
    CREATE INDEX records_by_evidence_file_id ON records (evidence_file_id);
    CREATE INDEX evidence_links_by_requirement_id ON evidence_links (requirement_id);
    CREATE INDEX evidence_links_by_evidence_file_id ON evidence_links (evidence_file_id);
    CREATE INDEX evidence_links_by_target ON evidence_links (target_table, target_id);
    CREATE INDEX attestations_by_question_attested_on ON attestations (question, attested_on);
    CREATE INDEX attestations_by_requirement_id_attested_on ON attestations (requirement_id, \
    attested_on);
    CREATE INDEX requirement_applicability_by_requirement_id_approved_on ON \
    requirement_applicability (requirement_id, approved_on);
    """
}
