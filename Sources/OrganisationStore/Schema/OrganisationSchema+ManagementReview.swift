extension OrganisationSchema {
  /// Tables: management review.
  static let managementReview = """
    CREATE TABLE management_reviews ( -- One management review
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      held_on TEXT \(day("held_on")),
      chaired_by INTEGER REFERENCES people (id),
      next_due_on TEXT \(day("next_due_on")),
      minutes_document_id INTEGER REFERENCES documents (id),
      suitability TEXT CHECK (suitability IN ('yes', 'partial', 'no')), -- the system is suitable
      adequacy TEXT CHECK (adequacy IN ('yes', 'partial', 'no')),
      effectiveness TEXT CHECK (effectiveness IN ('yes', 'partial', 'no')),
      conclusion TEXT, -- in words
      approved_on TEXT \(day("approved_on"))
    ) STRICT;

    CREATE TABLE management_review_attendees ( -- One person who was there
      id INTEGER PRIMARY KEY,
      review_id INTEGER REFERENCES management_reviews (id),
      person_id INTEGER REFERENCES people (id),
      UNIQUE (review_id, person_id)
    ) STRICT;

    CREATE TABLE management_review_inputs ( -- One topic put to a review
      id INTEGER PRIMARY KEY,
      review_id INTEGER REFERENCES management_reviews (id),
      topic TEXT CHECK (topic IN ('previous_actions', 'context_changes', 'party_changes', \
    'nc_trends', 'measurement_trends', 'audit_results', 'improvement_opportunities', \
    'compliance_evaluations', 'external_communications', 'security_performance', \
    'objectives_status', 'changing_circumstances', 'recommendations')),
      summary TEXT,
      document_id INTEGER REFERENCES documents (id),
      presented_by INTEGER REFERENCES people (id),
      UNIQUE (review_id, topic)
    ) STRICT;

    CREATE TABLE management_review_outputs ( -- One decision of a review
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      review_id INTEGER REFERENCES management_reviews (id),
      kind TEXT CHECK (kind IN ('improvement', 'change', 'policy', 'objective', 'resource', \
    'risk')),
      decision TEXT, -- what was decided, in words
      none_needed INTEGER CHECK (none_needed IN (0, 1)), -- 1: decided that nothing of this kind \
    is needed; owner and day stay NULL
      action_id INTEGER REFERENCES actions (id),
      owner_id INTEGER REFERENCES people (id),
      due_on TEXT \(day("due_on"))
    ) STRICT;
    """

  /// Indexes: management review.
  static let managementReviewIndexes = """
    CREATE INDEX management_reviews_by_minutes_document_id ON management_reviews \
    (minutes_document_id);
    CREATE INDEX management_review_attendees_by_person_id ON management_review_attendees \
    (person_id);
    CREATE INDEX management_review_inputs_by_document_id ON management_review_inputs (document_id);
    CREATE INDEX management_review_outputs_by_review_id ON management_review_outputs (review_id);
    CREATE INDEX management_review_outputs_by_action_id ON management_review_outputs (action_id);
    """
}
