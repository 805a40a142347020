extension OrganisationSchema {
  /// Tables: organisation, scope, places.
  static let organisation = """
    CREATE TABLE organisation ( -- The one organisation whose records this file holds; exactly \
    one row, id 1
      id INTEGER PRIMARY KEY CHECK (id = 1),
      name TEXT NOT NULL, -- name as printed on reports
      legal_form TEXT,
      country TEXT CHECK (country GLOB '[A-Z][A-Z]'),
      sector TEXT, -- industry, in the organisation's own words
      size_band TEXT CHECK (size_band IN ('micro', 'small', 'medium', 'large')), -- micro: under \
    10 people, small: under 50, medium: under 250
      strategic_direction TEXT, -- where the business wants to go, in a paragraph
      edition_targeted TEXT CHECK (edition_targeted IN ('2007', '2022')), -- edition of ISO 28000 \
    to be certified against
      created_on TEXT \(day("created_on")) -- first day of this file's records
    ) STRICT;

    CREATE TABLE sms_scopes ( -- One version of the scope statement of the security management \
    system; one is live at a time
      id INTEGER PRIMARY KEY,
      statement TEXT,
      boundaries TEXT, -- organisational and physical limits
      exclusions TEXT, -- what is left out; NULL: nothing is
      exclusion_justification TEXT,
      document_id INTEGER REFERENCES documents (id),
      considers_issues INTEGER CHECK (considers_issues IN (0, 1)), -- drawn with the issues of \
    4.1 in view
      considers_requirements INTEGER CHECK (considers_requirements IN (0, 1)), -- drawn with the \
    requirements of 4.2 in view
      approved_by INTEGER REFERENCES people (id),
      approved_on TEXT \(day("approved_on")),
      effective_on TEXT \(day("effective_on")), -- first day of validity
      superseded_on TEXT \(day("superseded_on")) -- day the next version took over; NULL: still \
    live
    ) STRICT;

    CREATE TABLE sites ( -- One physical place
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''), -- short name people use, such as RTM2
      name TEXT NOT NULL,
      kind TEXT CHECK (kind IN ('office', 'warehouse', 'terminal', 'port', 'factory', 'yard', \
    'depot', 'data_centre', 'other')),
      address TEXT,
      country TEXT CHECK (country GLOB '[A-Z][A-Z]'),
      in_scope INTEGER CHECK (in_scope IN (0, 1)), -- inside the scope of the system
      criticality TEXT CHECK (criticality IN ('low', 'medium', 'high', 'critical')),
      last_inspected_on TEXT \(day("last_inspected_on")),
      closed_on TEXT \(day("closed_on")) -- NULL: still in use
    ) STRICT;

    CREATE TABLE context_issues ( -- One external or internal issue that matters for the system \
    (4.1)
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      kind TEXT CHECK (kind IN ('external', 'internal')),
      topic TEXT CHECK (topic IN ('political', 'economic', 'social', 'technological', 'legal', \
    'environmental', 'climate', 'security', 'supply_chain', 'organisation', 'workforce', \
    'culture', 'other')),
      description TEXT,
      relevance TEXT, -- why it matters, in a sentence
      significant INTEGER CHECK (significant IN (0, 1)), -- a change of it calls for a new look \
    at the scope
      supply_chain_related INTEGER CHECK (supply_chain_related IN (0, 1)),
      climate_related INTEGER CHECK (climate_related IN (0, 1)),
      owner_id INTEGER REFERENCES people (id),
      determined_on TEXT \(day("determined_on")),
      reviewed_on TEXT \(day("reviewed_on"))
    ) STRICT;
    """

  /// Indexes: organisation, scope, places.
  static let organisationIndexes = """
    CREATE INDEX sms_scopes_by_document_id ON sms_scopes (document_id);
    """
}
