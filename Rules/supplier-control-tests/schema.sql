-- Suppliers, beside Assay's partners and their assessments. NULL is "not known" unless the column's comment says what it means.

CREATE TABLE supplier_profiles ( -- What is known of one partner as a supplier
  id INTEGER PRIMARY KEY,
  partner_id INTEGER UNIQUE REFERENCES partners (id),
  lei TEXT CHECK (lei <> ''), -- legal entity identifier (ISO 17442); NULL: it has none
  lei_renewal_due_on TEXT CHECK (lei_renewal_due_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- as the register of identifiers says
  buyer_id INTEGER REFERENCES people (id), -- who orders from it
  first_used_on TEXT CHECK (first_used_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  subcontracts INTEGER CHECK (subcontracts IN (0, 1)), -- whether it says that it passes work on
  tiers_allowed INTEGER CHECK (tiers_allowed >= 0) -- by its agreement; NULL: the rule's parameter counts
) STRICT;

CREATE TABLE supplier_conditions ( -- One condition of a conditional assessment
  id INTEGER PRIMARY KEY,
  assessment_id INTEGER REFERENCES partner_assessments (id),
  description TEXT,
  due_on TEXT CHECK (due_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  met_on TEXT CHECK (met_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- NULL: not met
  verified_by_id INTEGER REFERENCES people (id) -- who saw that it is met
) STRICT;

CREATE TABLE supplier_declarations ( -- One signed security declaration
  id INTEGER PRIMARY KEY,
  partner_id INTEGER REFERENCES partners (id),
  signed_on TEXT CHECK (signed_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  signed_by TEXT, -- personal: name and office of who signed
  authority_checked_on TEXT CHECK (authority_checked_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- that who signed may sign, in a public register or by a mandate
  valid_until TEXT CHECK (valid_until GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]') -- last day; NULL: it names none
) STRICT;

CREATE TABLE supplier_screenings ( -- One search for a partner and its owners in lists of sanctions and debarment
  id INTEGER PRIMARY KEY,
  partner_id INTEGER REFERENCES partners (id),
  screened_on TEXT CHECK (screened_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  screened_by_id INTEGER REFERENCES people (id),
  result TEXT CHECK (result IN ('clear', 'pending', 'hit')),
  cleared_on TEXT CHECK (cleared_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- of a hit: found to be somebody else; NULL: not cleared
  cleared_by_id INTEGER REFERENCES people (id),
  clearance_note TEXT -- why it is somebody else
) STRICT;

CREATE TABLE supplier_subcontracts ( -- Work that one partner passes on to another
  id INTEGER PRIMARY KEY,
  contractor_id INTEGER REFERENCES partners (id), -- who passes it on
  subcontractor_id INTEGER REFERENCES partners (id),
  began_on TEXT CHECK (began_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  ended_on TEXT CHECK (ended_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- NULL: goes on
  approved_on TEXT CHECK (approved_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- NULL: not approved
  approved_by_id INTEGER REFERENCES people (id)
) STRICT;

CREATE INDEX supplier_conditions_by_assessment_id ON supplier_conditions (assessment_id);
CREATE INDEX supplier_declarations_by_partner_id ON supplier_declarations (partner_id);
CREATE INDEX supplier_screenings_by_partner_id ON supplier_screenings (partner_id);
CREATE INDEX supplier_subcontracts_by_subcontractor_id ON supplier_subcontracts (subcontractor_id);
