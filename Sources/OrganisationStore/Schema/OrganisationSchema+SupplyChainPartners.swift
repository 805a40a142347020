extension OrganisationSchema {
  /// Tables: supply chain and partners.
  static let supplyChainPartners = """
    CREATE TABLE supply_chain_nodes ( -- One place or actor that goods pass through
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      site_id INTEGER REFERENCES sites (id), -- the organisation's own site; NULL: not an own site
      partner_id INTEGER REFERENCES partners (id), -- who runs it; NULL: the organisation itself
      process_id INTEGER REFERENCES processes (id), -- process that covers it
      name TEXT,
      stage TEXT CHECK (stage IN ('upstream', 'internal', 'downstream')),
      role TEXT CHECK (role IN ('supplier', 'manufacturer', 'consolidator', 'warehouse', \
    'terminal', 'carrier', 'customs', 'distributor', 'customer', 'other')),
      country TEXT CHECK (country GLOB '[A-Z][A-Z]'),
      in_scope INTEGER CHECK (in_scope IN (0, 1)),
      criticality TEXT CHECK (criticality IN ('low', 'medium', 'high', 'critical')),
      last_assessed_on TEXT \(day("last_assessed_on"))
    ) STRICT;

    CREATE TABLE supply_chain_routes ( -- One leg between two nodes
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      from_node_id INTEGER REFERENCES supply_chain_nodes (id),
      to_node_id INTEGER REFERENCES supply_chain_nodes (id),
      transport_mode TEXT CHECK (transport_mode IN ('road', 'rail', 'sea', 'air', \
    'inland_waterway', 'courier', 'multimodal')),
      carrier_partner_id INTEGER REFERENCES partners (id), -- NULL: own transport
      process_id INTEGER REFERENCES processes (id), -- process that covers it
      rating_label TEXT CHECK (rating_label IN ('low', 'medium', 'high', 'critical')), -- \
    security risk of the leg
      in_scope INTEGER CHECK (in_scope IN (0, 1)),
      last_assessed_on TEXT \(day("last_assessed_on"))
    ) STRICT;

    CREATE TABLE supplier_dependencies ( -- Dependence of one partner on another, or on a single \
    source
      id INTEGER PRIMARY KEY,
      partner_id INTEGER REFERENCES partners (id),
      depends_on_partner_id INTEGER REFERENCES partners (id), -- NULL: a source that is not a \
    partner, named in description
      description TEXT,
      assessed_on TEXT \(day("assessed_on")),
      UNIQUE (partner_id, depends_on_partner_id)
    ) STRICT;

    CREATE TABLE partners ( -- One supplier, carrier, contractor or customer
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''), -- vendor or customer number
      name TEXT,
      kind TEXT CHECK (kind IN ('supplier', 'carrier', 'freight_forwarder', 'warehouse_operator', \
    'terminal_operator', 'customs_broker', 'security_contractor', 'contractor', 'customer', \
    'other')),
      country TEXT CHECK (country GLOB '[A-Z][A-Z]'),
      criticality TEXT CHECK (criticality IN ('low', 'medium', 'high', 'critical')),
      in_scope INTEGER CHECK (in_scope IN (0, 1)),
      contact TEXT, -- personal: name, telephone or email of the contact
      security_requirements_document_id INTEGER REFERENCES documents (id),
      requirements_communicated_on TEXT \(day("requirements_communicated_on")),
      agreement_signed_on TEXT \(day("agreement_signed_on")),
      agreement_expires_on TEXT \(day("agreement_expires_on")), -- last day of the agreement; \
    NULL: without end
      certification TEXT, -- scheme and number, such as AEO NL123 or ISO 28000
      certification_expires_on TEXT \(day("certification_expires_on")),
      assessment_interval_months INTEGER CHECK (assessment_interval_months BETWEEN 1 AND 120), -- \
    own interval for assessments; NULL: the rule's parameter counts
      status TEXT CHECK (status IN ('prospective', 'active', 'suspended', 'ended'))
    ) STRICT;

    CREATE TABLE partner_assessments ( -- One security assessment of a partner
      id INTEGER PRIMARY KEY,
      partner_id INTEGER REFERENCES partners (id),
      assessed_on TEXT \(day("assessed_on")),
      assessor_id INTEGER REFERENCES people (id),
      method TEXT CHECK (method IN ('questionnaire', 'document_review', 'interview', \
    'on_site_audit', 'remote_audit', 'certificate')),
      score REAL CHECK (score BETWEEN 0 AND 100), -- percent
      outcome TEXT CHECK (outcome IN ('approved', 'conditional', 'rejected')),
      next_due_on TEXT \(day("next_due_on")),
      evidence_file_id INTEGER REFERENCES evidence_files (id)
    ) STRICT;

    CREATE TABLE external_provisions ( -- One process, product or service bought in
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      partner_id INTEGER REFERENCES partners (id),
      process_id INTEGER REFERENCES processes (id), -- own process it belongs to
      description TEXT,
      affects_conformity INTEGER CHECK (affects_conformity IN (0, 1)), -- matters for conformity \
    with the standard
      control_description TEXT,
      responsible_id INTEGER REFERENCES people (id),
      monitored_on TEXT \(day("monitored_on")) -- newest monitoring
    ) STRICT;
    """

  /// Indexes: supply chain and partners.
  static let supplyChainPartnersIndexes = """
    CREATE INDEX supply_chain_nodes_by_stage ON supply_chain_nodes (stage);
    CREATE INDEX supply_chain_nodes_by_site_id ON supply_chain_nodes (site_id);
    CREATE INDEX supply_chain_nodes_by_partner_id ON supply_chain_nodes (partner_id);
    CREATE INDEX supply_chain_nodes_by_process_id ON supply_chain_nodes (process_id);
    CREATE INDEX supply_chain_routes_by_from_node_id ON supply_chain_routes (from_node_id);
    CREATE INDEX supply_chain_routes_by_to_node_id ON supply_chain_routes (to_node_id);
    CREATE INDEX supply_chain_routes_by_carrier_partner_id ON supply_chain_routes \
    (carrier_partner_id);
    CREATE INDEX supply_chain_routes_by_process_id ON supply_chain_routes (process_id);
    CREATE INDEX supplier_dependencies_by_depends_on_partner_id ON supplier_dependencies \
    (depends_on_partner_id);
    CREATE INDEX partners_by_status ON partners (status);
    CREATE INDEX partners_by_security_requirements_document_id ON partners \
    (security_requirements_document_id);
    CREATE INDEX partner_assessments_by_partner_id_assessed_on ON partner_assessments \
    (partner_id, assessed_on);
    CREATE INDEX partner_assessments_by_evidence_file_id ON partner_assessments (evidence_file_id);
    CREATE INDEX external_provisions_by_partner_id ON external_provisions (partner_id);
    CREATE INDEX external_provisions_by_process_id ON external_provisions (process_id);
    """
}
