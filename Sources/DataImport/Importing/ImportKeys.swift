/// The import keys of Assay's tables that the schema does not enforce, since incomplete records may
/// repeat: an import looks for the one row with these values, empty equal to empty.
enum ImportKeys {
  /// By table; the one row of `organisation` has the empty key.
  ///
  /// Keys that no two rows may share are in the schema itself.
  static let matched: [String: [String]] = [
    "organisation": [],
    "sms_scopes": ["effective_on"],
    "partner_assessments": ["partner_id", "assessed_on"],
    "role_assignments": ["role_id", "person_id", "assigned_on"],
    "person_competences": ["person_id", "competence_id", "verified_on"],
    "training_records": ["training_id", "person_id", "completed_on"],
    "legal_applicability": [
      "legal_requirement_id", "process_id", "site_id", "risk_id", "control_id",
    ],
    "policy_reviews": ["policy_id", "reviewed_on"],
    "document_distributions": ["document_id", "site_id", "point_of_use"],
    "document_access": ["document_id", "role_id", "person_id", "permission"],
    "risk_inputs": ["risk_id", "used_for", "target_table", "target_id"],
    "control_tests": ["control_id", "site_id", "tested_on"],
    "objective_sources": ["objective_id", "source_kind", "source_table", "source_id"],
    "plan_locations": ["plan_id", "site_id", "medium"],
    "response_team_members": ["team_id", "person_id", "appointed_on"],
    "team_capabilities": ["team_id", "capability", "person_id"],
    "incident_log_entries": ["incident_id", "logged_at", "kind"],
    "measurements": ["measure_id", "site_id", "measured_on"],
    "calibrations": ["equipment_id", "kind", "performed_on"],
    "audit_areas": ["audit_id", "process_id", "site_id", "edition", "clause"],
    "evidence_links": ["evidence_file_id", "target_table", "target_id", "requirement_id"],
    "attestations": ["question", "requirement_id", "attested_on"],
    "requirement_applicability": ["requirement_id", "approved_on"],
  ]
}
