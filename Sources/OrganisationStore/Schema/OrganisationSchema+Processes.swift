extension OrganisationSchema {
  /// Tables: processes.
  static let processes = """
    CREATE TABLE processes ( -- One process or activity of the system
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      name TEXT NOT NULL,
      kind TEXT CHECK (kind IN ('leadership', 'planning', 'support', 'operation', 'evaluation', \
    'improvement')),
      purpose TEXT, -- what it is for, in words; the closed list is process_purposes
      owner_id INTEGER REFERENCES people (id),
      site_id INTEGER REFERENCES sites (id), -- NULL: at all sites
      inputs TEXT,
      outputs TEXT,
      in_sms INTEGER CHECK (in_sms IN (0, 1)), -- part of the security management system
      criteria TEXT,
      criteria_document_id INTEGER REFERENCES documents (id),
      record_interval_days INTEGER CHECK (record_interval_days BETWEEN 1 AND 3660), -- a record \
    is due at least this often
      externally_provided INTEGER CHECK (externally_provided IN (0, 1))
    ) STRICT;

    CREATE TABLE process_purposes ( -- One reason why a process is needed
      id INTEGER PRIMARY KEY,
      process_id INTEGER REFERENCES processes (id),
      purpose TEXT CHECK (purpose IN ('policy', 'legal', 'objectives', 'delivery', \
    'supply_chain', 'risk_control')),
      UNIQUE (process_id, purpose)
    ) STRICT;

    CREATE TABLE process_interactions ( -- One edge of the process map
      id INTEGER PRIMARY KEY,
      from_process_id INTEGER REFERENCES processes (id),
      to_process_id INTEGER REFERENCES processes (id),
      description TEXT, -- what flows
      UNIQUE (from_process_id, to_process_id)
    ) STRICT;

    CREATE TABLE process_controls ( -- One control on a process
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      process_id INTEGER REFERENCES processes (id),
      site_id INTEGER REFERENCES sites (id),
      kind TEXT CHECK (kind IN ('hr', 'design', 'installation', 'operation', 'refurbishment', \
    'modification', 'it', 'goods_services', 'upstream')),
      description TEXT,
      document_id INTEGER REFERENCES documents (id),
      owner_id INTEGER REFERENCES people (id),
      implemented_on TEXT \(day("implemented_on")), -- NULL: not yet
      last_verified_on TEXT \(day("last_verified_on")),
      not_applicable_reason TEXT -- why this kind does not apply to the process; the row then \
    needs no implementation
    ) STRICT;
    """

  /// Indexes: processes.
  static let processesIndexes = """
    CREATE INDEX processes_by_kind ON processes (kind);
    CREATE INDEX processes_by_site_id ON processes (site_id);
    CREATE INDEX processes_by_criteria_document_id ON processes (criteria_document_id);
    CREATE INDEX process_purposes_by_purpose ON process_purposes (purpose);
    CREATE INDEX process_interactions_by_to_process_id ON process_interactions (to_process_id);
    CREATE INDEX process_controls_by_process_id ON process_controls (process_id);
    CREATE INDEX process_controls_by_site_id ON process_controls (site_id);
    CREATE INDEX process_controls_by_document_id ON process_controls (document_id);
    """
}
