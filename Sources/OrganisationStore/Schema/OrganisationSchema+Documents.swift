extension OrganisationSchema {
  /// Tables: documents.
  static let documents = """
    CREATE TABLE documents ( -- One controlled document (master list)
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      title TEXT NOT NULL,
      kind TEXT CHECK (kind IN ('policy', 'manual', 'scope', 'objectives', 'method', 'procedure', \
    'work_instruction', 'plan', 'programme', 'form', 'register', 'report', 'minutes', \
    'specification', 'contract', 'briefing', 'legal_text', 'other')),
      owner_id INTEGER REFERENCES people (id),
      classification TEXT CHECK (classification IN ('public', 'internal', 'confidential', \
    'secret')),
      integrity_level TEXT CHECK (integrity_level IN ('low', 'medium', 'high')),
      format TEXT, -- file format and language, such as PDF/A, English
      medium TEXT CHECK (medium IN ('paper', 'electronic', 'both')),
      external_origin INTEGER CHECK (external_origin IN (0, 1)),
      source TEXT, -- publisher, where external_origin = 1
      current_revision_id INTEGER REFERENCES document_revisions (id),
      review_interval_months INTEGER CHECK (review_interval_months BETWEEN 1 AND 240),
      last_reviewed_on TEXT \(day("last_reviewed_on")),
      next_review_on TEXT \(day("next_review_on")),
      retention_years INTEGER CHECK (retention_years BETWEEN 0 AND 100), -- kept after it is \
    obsolete
      storage_location TEXT,
      backup_verified_on TEXT \(day("backup_verified_on")),
      status TEXT CHECK (status IN ('draft', 'current', 'obsolete', 'archived')), -- archived: \
    obsolete, kept for legal or knowledge reasons and marked so
      edition TEXT CHECK (edition IN ('2007', '2022')), -- edition of ISO 28000 that clause_ref \
    belongs to
      clause_ref TEXT -- clauses it serves, separated by one space: 4.3 5.2.2
    ) STRICT;

    CREATE TABLE document_revisions ( -- One revision of a document
      id INTEGER PRIMARY KEY,
      document_id INTEGER REFERENCES documents (id),
      revision TEXT, -- number or letter as printed on it
      changed_on TEXT \(day("changed_on")),
      author_id INTEGER REFERENCES people (id),
      reviewed_by INTEGER REFERENCES people (id),
      approved_by INTEGER REFERENCES people (id),
      approved_on TEXT \(day("approved_on")),
      editorial INTEGER CHECK (editorial IN (0, 1)), -- no change of meaning
      change_id INTEGER REFERENCES changes (id), -- the change it belongs to
      change_summary TEXT, -- NULL allowed on the first
      evidence_file_id INTEGER REFERENCES evidence_files (id),
      withdrawn_on TEXT \(day("withdrawn_on")), -- NULL: live
      UNIQUE (document_id, revision)
    ) STRICT;

    CREATE TABLE document_distributions ( -- One copy at a point of use, or a site a document is \
    marked for
      id INTEGER PRIMARY KEY,
      document_id INTEGER REFERENCES documents (id),
      revision_id INTEGER REFERENCES document_revisions (id),
      site_id INTEGER REFERENCES sites (id),
      point_of_use TEXT,
      issued_on TEXT \(day("issued_on")), -- NULL: marked for the site, not yet there
      withdrawn_on TEXT \(day("withdrawn_on")) -- NULL: still there
    ) STRICT;

    CREATE TABLE document_access ( -- One right of a role or person on a document
      id INTEGER PRIMARY KEY,
      document_id INTEGER REFERENCES documents (id),
      role_id INTEGER REFERENCES roles (id),
      person_id INTEGER REFERENCES people (id),
      permission TEXT CHECK (permission IN ('read', 'change', 'approve', 'dispose')),
      granted_on TEXT \(day("granted_on")),
      revoked_on TEXT \(day("revoked_on")) -- NULL: still granted
    ) STRICT;
    """

  /// Indexes: documents.
  static let documentsIndexes = """
    CREATE INDEX documents_by_status ON documents (status);
    CREATE INDEX documents_by_current_revision_id ON documents (current_revision_id);
    CREATE INDEX document_revisions_by_change_id ON document_revisions (change_id);
    CREATE INDEX document_revisions_by_evidence_file_id ON document_revisions (evidence_file_id);
    CREATE INDEX document_distributions_by_document_id ON document_distributions (document_id);
    CREATE INDEX document_distributions_by_revision_id ON document_distributions (revision_id);
    CREATE INDEX document_distributions_by_site_id ON document_distributions (site_id);
    CREATE INDEX document_access_by_document_id ON document_access (document_id);
    CREATE INDEX document_access_by_role_id ON document_access (role_id);
    CREATE INDEX document_access_by_person_id ON document_access (person_id);
    """
}
