extension OrganisationSchema {
  /// Tables: communication.
  static let communication = """
    CREATE TABLE communication_plans ( -- One line of the communication plan
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      topic TEXT CHECK (topic IN ('policy', 'objectives', 'responsibilities', 'requirements', \
    'threats', 'incidents', 'legal', 'performance', 'awareness', 'media', 'other')),
      what TEXT,
      when_trigger TEXT,
      with_whom TEXT,
      how TEXT,
      direction TEXT CHECK (direction IN ('internal', 'external')),
      responsible_id INTEGER REFERENCES people (id),
      sensitivity TEXT CHECK (sensitivity IN ('public', 'internal', 'confidential', 'secret')),
      reviewed_on TEXT \(day("reviewed_on"))
    ) STRICT;

    CREATE TABLE communications ( -- One message in or out
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      plan_id INTEGER REFERENCES communication_plans (id),
      direction TEXT CHECK (direction IN ('incoming', 'outgoing', 'internal')),
      kind TEXT CHECK (kind IN ('policy', 'importance', 'objectives', 'legal', 'requirements', \
    'advisory', 'warning', 'alert', 'incident', 'complaint', 'report', 'awareness', 'media', \
    'other')),
      security_related INTEGER CHECK (security_related IN (0, 1)), -- on security: needs a \
    sensitivity check before it goes out
      interested_party_id INTEGER REFERENCES interested_parties (id),
      partner_id INTEGER REFERENCES partners (id),
      person_id INTEGER REFERENCES people (id), -- sender of an outgoing or internal message, \
    receiver of an incoming one
      audience TEXT, -- to whom, where it is many: all staff, top management
      subject TEXT,
      occurred_at TEXT \(instant("occurred_at")), -- sent or received
      sensitivity_checked_by INTEGER REFERENCES people (id),
      sensitivity_checked_on TEXT \(day("sensitivity_checked_on")),
      response_due_on TEXT \(day("response_due_on")), -- NULL: no answer is owed
      responded_on TEXT \(day("responded_on")),
      relates_table TEXT CHECK (relates_table NOT GLOB '*[^a-z0-9_]*' AND relates_table <> ''), \
    -- what it is about
      relates_id INTEGER,
      evidence_file_id INTEGER REFERENCES evidence_files (id),
      CHECK (relates_id IS NULL OR relates_table IS NOT NULL)
    ) STRICT;
    """

  /// Indexes: communication.
  static let communicationIndexes = """
    CREATE INDEX communications_by_kind_occurred_at ON communications (kind, occurred_at);
    CREATE INDEX communications_by_plan_id ON communications (plan_id);
    CREATE INDEX communications_by_interested_party_id ON communications (interested_party_id);
    CREATE INDEX communications_by_partner_id ON communications (partner_id);
    CREATE INDEX communications_by_person_id ON communications (person_id);
    CREATE INDEX communications_by_relates ON communications (relates_table, relates_id);
    CREATE INDEX communications_by_evidence_file_id ON communications (evidence_file_id);
    """
}
