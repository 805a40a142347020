// ComplianceModel
