extension OrganisationSchema {
  /// Tables: policy.
  static let policy = """
    CREATE TABLE policies ( -- One version of the security policy with its content flags
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''), -- with the version, such as SP-1 v3
      title TEXT NOT NULL,
      form TEXT CHECK (form IN ('full', 'summary')), -- summary: the version for outsiders
      document_id INTEGER REFERENCES documents (id),
      confidentiality TEXT CHECK (confidentiality IN ('public', 'internal', 'confidential', \
    'secret')),
      approved_by INTEGER REFERENCES people (id),
      approved_on TEXT \(day("approved_on")),
      endorsed_on TEXT \(day("endorsed_on")), -- visibly endorsed by top management
      effective_on TEXT \(day("effective_on")),
      reviewed_on TEXT \(day("reviewed_on")),
      next_review_on TEXT \(day("next_review_on")),
      fits_purpose_rationale TEXT,
      framework_for_objectives INTEGER CHECK (framework_for_objectives IN (0, 1)), -- gives a \
    base for objectives
      commits_requirements INTEGER CHECK (commits_requirements IN (0, 1)), -- promises to meet \
    requirements
      commits_improvement INTEGER CHECK (commits_improvement IN (0, 1)), -- promises ongoing \
    improvement
      states_broad_objectives INTEGER CHECK (states_broad_objectives IN (0, 1)),
      adverse_impact_considered TEXT, -- harm elsewhere in the business that was thought through
      consistent_with_other_policies TEXT, -- the policies it was compared with, and the result
      consistent_with_risk TEXT, -- how it agrees with the risk assessment
      review_on_merger_clause INTEGER CHECK (review_on_merger_clause IN (0, 1)), -- says it is \
    reviewed after a merger or change of business
      accountability_stated INTEGER CHECK (accountability_stated IN (0, 1)),
      accountable_role_id INTEGER REFERENCES roles (id), -- role it names as accountable
      available_to_parties INTEGER CHECK (available_to_parties IN (0, 1)),
      status TEXT CHECK (status IN ('draft', 'current', 'superseded', 'withdrawn'))
    ) STRICT;

    CREATE TABLE policy_reviews ( -- One review of a policy
      id INTEGER PRIMARY KEY,
      policy_id INTEGER REFERENCES policies (id),
      reason TEXT CHECK (reason IN ('scheduled', 'merger', 'acquisition', 'business_scope', \
    'risk_assessment', 'incident', 'audit', 'legal_change', 'other')),
      reviewed_on TEXT \(day("reviewed_on")),
      reviewer_id INTEGER REFERENCES people (id),
      outcome TEXT CHECK (outcome IN ('confirmed', 'amended', 'replaced', 'withdrawn')),
      note TEXT -- what was compared and decided
    ) STRICT;
    """

  /// Indexes: policy.
  static let policyIndexes = """
    CREATE INDEX policies_by_status ON policies (status);
    CREATE INDEX policies_by_document_id ON policies (document_id);
    CREATE INDEX policies_by_accountable_role_id ON policies (accountable_role_id);
    CREATE INDEX policy_reviews_by_policy_id ON policy_reviews (policy_id);
    """
}
