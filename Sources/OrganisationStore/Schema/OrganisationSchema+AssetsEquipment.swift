extension OrganisationSchema {
  /// Tables: assets and equipment.
  static let assetsEquipment = """
    CREATE TABLE assets ( -- One thing worth protecting: goods, building, vehicle, data, group of \
    people
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      site_id INTEGER REFERENCES sites (id),
      name TEXT,
      kind TEXT CHECK (kind IN ('goods', 'building', 'vehicle', 'equipment', 'infrastructure', \
    'information', 'it_system', 'people', 'reputation', 'other')),
      criticality TEXT CHECK (criticality IN ('low', 'medium', 'high', 'critical')),
      owner_id INTEGER REFERENCES people (id),
      value_band TEXT CHECK (value_band IN ('low', 'medium', 'high', 'very_high'))
    ) STRICT;

    CREATE TABLE security_equipment ( -- One piece of security hardware, instrument or security \
    IT over its life
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''), -- inventory or serial number
      asset_id INTEGER REFERENCES assets (id),
      site_id INTEGER REFERENCES sites (id),
      name TEXT,
      kind TEXT CHECK (kind IN ('video_surveillance', 'access_control', 'intrusion_detection', \
    'lighting', 'barrier', 'lock_or_seal', 'screening', 'communication', 'tracking', \
    'it_security', 'other')),
      design_spec_document_id INTEGER REFERENCES documents (id),
      installed_on TEXT \(day("installed_on")),
      commissioned_on TEXT \(day("commissioned_on")),
      last_maintained_on TEXT \(day("last_maintained_on")),
      maintenance_interval_days INTEGER CHECK (maintenance_interval_days BETWEEN 1 AND 36500),
      status TEXT CHECK (status IN ('planned', 'in_service', 'out_of_service', 'decommissioned')),
      deployment_verified_on TEXT \(day("deployment_verified_on")), -- day somebody saw it in the \
    place where it should be
      decommissioned_on TEXT \(day("decommissioned_on")) -- NULL: not decommissioned
    ) STRICT;
    """

  /// Indexes: assets and equipment.
  static let assetsEquipmentIndexes = """
    CREATE INDEX assets_by_site_id ON assets (site_id);
    CREATE INDEX security_equipment_by_asset_id ON security_equipment (asset_id);
    CREATE INDEX security_equipment_by_site_id ON security_equipment (site_id);
    CREATE INDEX security_equipment_by_design_spec_document_id ON security_equipment \
    (design_spec_document_id);
    """
}
