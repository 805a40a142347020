-- Cargo on its way: what travels, in which container, under which seals, through which gates.
-- An instant is UTC, YYYY-MM-DDTHH:MM:SSZ, always with its time: hours are counted from it. NULL is "not known"
-- unless the column's comment says what it means.

CREATE TABLE consignments ( -- Goods under one transport document
  id INTEGER PRIMARY KEY,
  code TEXT UNIQUE CHECK (code <> ''), -- number of the transport document
  carrier_id INTEGER REFERENCES partners (id), -- carrier engaged for the road
  cargo_risk TEXT CHECK (cargo_risk IN ('normal', 'high')), -- as assessed at booking: high draws thieves or smugglers
  crosses_border INTEGER CHECK (crosses_border IN (0, 1)),
  packages INTEGER CHECK (packages >= 0), -- as the document declares
  booked_on TEXT CHECK (booked_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
) STRICT;

CREATE TABLE containers ( -- One container, as its plates say
  id INTEGER PRIMARY KEY,
  number TEXT CHECK (number <> ''), -- ISO 6346, such as CSQU3054383
  tare_kg REAL CHECK (tare_kg > 0),
  max_gross_kg REAL CHECK (max_gross_kg > 0),
  safety_examined_until TEXT CHECK (safety_examined_until GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]') -- last day before its next examination under the Convention for Safe Containers
) STRICT;

CREATE TABLE container_loads ( -- One container stuffed once, from the empty container to its delivery
  id INTEGER PRIMARY KEY,
  code TEXT UNIQUE CHECK (code <> ''),
  consignment_id INTEGER REFERENCES consignments (id),
  container_id INTEGER REFERENCES containers (id),
  site_id INTEGER REFERENCES sites (id), -- where it is stuffed
  status TEXT CHECK (status IN ('planned', 'on_site', 'under_way', 'delivered', 'cancelled')), -- on_site: being stuffed, or stuffed and not yet gone
  stuffing_began_at TEXT CHECK (stuffing_began_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z'),
  stuffing_ended_at TEXT CHECK (stuffing_ended_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z'), -- NULL while on_site: not ended yet
  stuffed_by_id INTEGER REFERENCES people (id), -- who answers for the stuffing
  witnessed_by_id INTEGER REFERENCES people (id), -- the second person; NULL: there was none
  packages INTEGER CHECK (packages >= 0), -- as counted in
  cargo_mass_kg REAL CHECK (cargo_mass_kg >= 0), -- goods, packing and dunnage
  verified_mass_kg REAL CHECK (verified_mass_kg > 0), -- verified gross mass of the packed container (SOLAS VI/2)
  verified_mass_method TEXT CHECK (verified_mass_method IN ('weighed', 'calculated')),
  document_container_number TEXT, -- container that the transport document names
  document_seal_number TEXT, -- seal that the transport document names
  released_by_id INTEGER REFERENCES people (id), -- who let it go; NULL: nobody did
  released_at TEXT CHECK (released_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z'),
  delivered_at TEXT CHECK (delivered_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z'), -- NULL: not yet
  received_by TEXT, -- personal: who signed for it
  packages_received INTEGER CHECK (packages_received >= 0)
) STRICT;

CREATE TABLE container_inspections ( -- One look at an empty container. Parts: 1 sound, 0 not, NULL not looked at
  id INTEGER PRIMARY KEY,
  load_id INTEGER REFERENCES container_loads (id),
  inspected_at TEXT CHECK (inspected_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z'),
  inspector_id INTEGER REFERENCES people (id),
  front_wall INTEGER CHECK (front_wall IN (0, 1)),
  left_side INTEGER CHECK (left_side IN (0, 1)),
  right_side INTEGER CHECK (right_side IN (0, 1)),
  floor INTEGER CHECK (floor IN (0, 1)),
  roof INTEGER CHECK (roof IN (0, 1)),
  doors INTEGER CHECK (doors IN (0, 1)), -- inside and outside, with their locking gear
  undercarriage INTEGER CHECK (undercarriage IN (0, 1)),
  outcome TEXT CHECK (outcome IN ('accepted', 'rejected'))
) STRICT;

CREATE TABLE seals ( -- One seal, from the store to its removal
  id INTEGER PRIMARY KEY,
  number TEXT CHECK (number <> ''),
  seal_class TEXT CHECK (seal_class IN ('I', 'S', 'H')), -- ISO 17712: indicative, security, high security
  issued_to_id INTEGER REFERENCES people (id), -- with issued_at NULL: in the store
  issued_at TEXT CHECK (issued_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z'),
  returned_at TEXT CHECK (returned_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z'), -- back in the store or destroyed; NULL: neither
  load_id INTEGER REFERENCES container_loads (id), -- NULL: not used
  applied_at TEXT CHECK (applied_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z'),
  applied_by_id INTEGER REFERENCES people (id),
  removed_at TEXT CHECK (removed_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z'), -- NULL: still on
  removed_by TEXT, -- personal: who took it off, at times from an authority
  removal_reason TEXT CHECK (removal_reason IN ('delivery', 'customs', 'inspection', 'damage', 'other')),
  removal_note TEXT -- what was found, and the document of the authority
) STRICT;

CREATE TABLE gate_movements ( -- One load through one gate
  id INTEGER PRIMARY KEY,
  load_id INTEGER REFERENCES container_loads (id),
  site_id INTEGER REFERENCES sites (id),
  direction TEXT CHECK (direction IN ('in', 'out')),
  moved_at TEXT CHECK (moved_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z'),
  guard_id INTEGER REFERENCES people (id), -- who opened the gate
  carrier_id INTEGER REFERENCES partners (id), -- whose vehicle it was
  container_number_read TEXT, -- off the container, at the gate
  driver_name TEXT, -- personal
  driver_document TEXT, -- personal: kind and number of the document that was seen
  driver_identified_at TEXT CHECK (driver_identified_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z'),
  vehicle_announced TEXT, -- registration that the carrier announced
  vehicle_read TEXT, -- registration read at the gate
  planned_hours REAL CHECK (planned_hours > 0) -- of an 'out': until the next gate; NULL: the rule's parameter counts
) STRICT;

CREATE TABLE seal_checks ( -- One look at the seal of a load: view, verify, tug, twist
  id INTEGER PRIMARY KEY,
  load_id INTEGER REFERENCES container_loads (id),
  movement_id INTEGER REFERENCES gate_movements (id), -- NULL: not at a gate
  checked_at TEXT CHECK (checked_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z'),
  checked_by TEXT, -- personal
  number_read TEXT, -- off the seal
  viewed INTEGER CHECK (viewed IN (0, 1)), -- seal and locking gear looked at
  verified INTEGER CHECK (verified IN (0, 1)), -- number held against the document
  tugged INTEGER CHECK (tugged IN (0, 1)),
  twisted INTEGER CHECK (twisted IN (0, 1)),
  is_intact INTEGER CHECK (is_intact IN (0, 1)),
  reported_at TEXT CHECK (reported_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z'), -- to security, where something was wrong; NULL: not reported
  reported_to TEXT -- personal
) STRICT;

CREATE TABLE dwell_reasons ( -- Why a load stands at a place longer than usual
  id INTEGER PRIMARY KEY,
  load_id INTEGER REFERENCES container_loads (id),
  site_id INTEGER REFERENCES sites (id),
  began_at TEXT CHECK (began_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z'), -- when the stay that it explains began: end of stuffing, or gate in
  reason TEXT CHECK (trim(reason) <> '')
) STRICT;

CREATE INDEX containers_by_number ON containers (number);
CREATE INDEX container_loads_by_consignment_id ON container_loads (consignment_id);
CREATE INDEX container_loads_by_container_id ON container_loads (container_id);
CREATE INDEX container_inspections_by_load_id ON container_inspections (load_id);
CREATE INDEX seals_by_load_id ON seals (load_id);
CREATE INDEX seals_by_number ON seals (number);
CREATE INDEX gate_movements_by_load_id ON gate_movements (load_id);
CREATE INDEX seal_checks_by_load_id ON seal_checks (load_id);
CREATE INDEX seal_checks_by_movement_id ON seal_checks (movement_id);
CREATE INDEX dwell_reasons_by_load_id ON dwell_reasons (load_id);
