extension OrganisationSchema {
  /// Tables: security plans and response.
  static let securityPlansResponse = """
    CREATE TABLE security_plans ( -- One security plan with its content
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      title TEXT NOT NULL,
      site_id INTEGER REFERENCES sites (id), -- NULL: for all sites, or those of plan_locations
      document_id INTEGER REFERENCES documents (id),
      strategy_id INTEGER REFERENCES security_strategies (id),
      purpose TEXT,
      scope TEXT,
      objectives TEXT,
      owner_id INTEGER REFERENCES people (id),
      activation_criteria TEXT,
      activation_procedure TEXT,
      coordination_information TEXT,
      interdependencies TEXT,
      resource_requirements TEXT,
      reporting_requirements TEXT,
      stand_down_process TEXT,
      welfare_provisions TEXT,
      value_protection TEXT,
      loss_prevention TEXT,
      monitoring_provisions TEXT,
      restore_procedure TEXT,
      exercise_interval_months INTEGER CHECK (exercise_interval_months BETWEEN 1 AND 120), -- own \
    interval; NULL: the rule's parameter counts
      not_exercised_reason TEXT, -- why it was not practicable
      approved_by INTEGER REFERENCES people (id),
      approved_on TEXT \(day("approved_on")),
      reviewed_on TEXT \(day("reviewed_on")),
      next_review_on TEXT \(day("next_review_on")),
      status TEXT CHECK (status IN ('draft', 'current', 'superseded', 'withdrawn'))
    ) STRICT;

    CREATE TABLE plan_risks ( -- One risk a plan answers
      id INTEGER PRIMARY KEY,
      plan_id INTEGER REFERENCES security_plans (id),
      risk_id INTEGER REFERENCES risks (id),
      UNIQUE (plan_id, risk_id)
    ) STRICT;

    CREATE TABLE plan_actions ( -- One step in a plan
      id INTEGER PRIMARY KEY,
      plan_id INTEGER REFERENCES security_plans (id),
      team_id INTEGER REFERENCES response_teams (id),
      sequence INTEGER CHECK (sequence BETWEEN 1 AND 1000), -- order within the plan
      phase TEXT CHECK (phase IN ('activate', 'respond', 'monitor', 'restore', 'stand_down')),
      description TEXT,
      role_id INTEGER REFERENCES roles (id),
      UNIQUE (plan_id, sequence)
    ) STRICT;

    CREATE TABLE plan_resources ( -- One piece of equipment, facility or service for a plan
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      plan_id INTEGER REFERENCES security_plans (id),
      resource_id INTEGER REFERENCES resources (id),
      kind TEXT CHECK (kind IN ('people', 'equipment', 'facility', 'finance', 'technology', \
    'service')),
      description TEXT,
      maintained_on TEXT \(day("maintained_on")),
      maintenance_due_on TEXT \(day("maintenance_due_on"))
    ) STRICT;

    CREATE TABLE plan_locations ( -- One place where a plan can be got at
      id INTEGER PRIMARY KEY,
      plan_id INTEGER REFERENCES security_plans (id),
      site_id INTEGER REFERENCES sites (id),
      medium TEXT CHECK (medium IN ('paper', 'electronic', 'both')),
      verified_on TEXT \(day("verified_on"))
    ) STRICT;

    CREATE TABLE response_teams ( -- One named person or team who responds
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      name TEXT NOT NULL,
      site_id INTEGER REFERENCES sites (id), -- NULL: for all sites
      mandate TEXT, -- roles and duties
      relationship_note TEXT, -- how it stands to other teams
      document_id INTEGER REFERENCES documents (id),
      procedure_document_id INTEGER REFERENCES documents (id),
      communicated_on TEXT \(day("communicated_on"))
    ) STRICT;

    CREATE TABLE response_team_members ( -- One member or alternate of a team
      id INTEGER PRIMARY KEY,
      team_id INTEGER REFERENCES response_teams (id),
      person_id INTEGER REFERENCES people (id),
      role_in_team TEXT,
      is_leader INTEGER CHECK (is_leader IN (0, 1)),
      is_alternate INTEGER CHECK (is_alternate IN (0, 1)),
      authority TEXT,
      contact TEXT, -- personal: how to reach the member
      appointed_on TEXT \(day("appointed_on")),
      ended_on TEXT \(day("ended_on")) -- NULL: still a member
    ) STRICT;

    CREATE TABLE team_capabilities ( -- One capability of a team, held by one member
      id INTEGER PRIMARY KEY,
      team_id INTEGER REFERENCES response_teams (id),
      capability TEXT CHECK (capability IN ('assess_threat', 'assess_threshold', \
    'activate_response', 'plan_actions', 'set_priorities', 'monitor', 'activate_treatments', \
    'communicate', 'communication_plan')),
      person_id INTEGER REFERENCES people (id),
      evidence_file_id INTEGER REFERENCES evidence_files (id),
      verified_on TEXT \(day("verified_on"))
    ) STRICT;

    CREATE TABLE response_thresholds ( -- One trigger level of a plan
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      plan_id INTEGER REFERENCES security_plans (id),
      indicator TEXT,
      threshold TEXT, -- value with its unit
      response_level TEXT CHECK (response_level IN ('watch', 'alert', 'partial_activation', \
    'full_activation')),
      reviewed_on TEXT \(day("reviewed_on"))
    ) STRICT;

    CREATE TABLE warning_procedures ( -- One procedure for warning and communication
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      document_id INTEGER REFERENCES documents (id),
      aspect TEXT CHECK (aspect IN ('inform', 'receive', 'means', 'responders', 'media', \
    'record', 'alert', 'multi_org')),
      description TEXT,
      owner_id INTEGER REFERENCES people (id),
      last_exercised_on TEXT \(day("last_exercised_on")),
      reviewed_on TEXT \(day("reviewed_on"))
    ) STRICT;

    CREATE TABLE communication_means ( -- One channel, main or spare
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      kind TEXT CHECK (kind IN ('telephone', 'mobile', 'radio', 'satellite', 'email', \
    'messaging', 'public_address', 'web', 'courier', 'other')),
      site_id INTEGER REFERENCES sites (id),
      is_backup INTEGER CHECK (is_backup IN (0, 1)),
      last_tested_on TEXT \(day("last_tested_on")),
      test_result TEXT CHECK (test_result IN ('pass', 'partial', 'fail'))
    ) STRICT;

    CREATE TABLE recovery_procedures ( -- One return from a temporary measure
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      plan_id INTEGER REFERENCES security_plans (id),
      document_id INTEGER REFERENCES documents (id),
      temporary_measure TEXT,
      restore_steps TEXT,
      restore_criteria TEXT,
      owner_id INTEGER REFERENCES people (id),
      reviewed_on TEXT \(day("reviewed_on"))
    ) STRICT;

    CREATE TABLE exercises ( -- One drill, table-top or test
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      title TEXT NOT NULL,
      kind TEXT CHECK (kind IN ('drill', 'tabletop', 'walkthrough', 'functional', 'full_scale', \
    'communication_test')),
      site_id INTEGER REFERENCES sites (id), -- NULL: not at one site
      scope TEXT,
      planned_on TEXT \(day("planned_on")),
      held_on TEXT \(day("held_on")), -- NULL: not yet
      lead_id INTEGER REFERENCES people (id),
      objectives TEXT,
      covers_warning INTEGER CHECK (covers_warning IN (0, 1)), -- tried warning and communication
      result TEXT CHECK (result IN ('pass', 'partial', 'fail')),
      report_document_id INTEGER REFERENCES documents (id),
      reviewed_on TEXT \(day("reviewed_on"))
    ) STRICT;

    CREATE TABLE exercise_plans ( -- One plan tried in an exercise
      id INTEGER PRIMARY KEY,
      exercise_id INTEGER REFERENCES exercises (id),
      plan_id INTEGER REFERENCES security_plans (id),
      UNIQUE (exercise_id, plan_id)
    ) STRICT;

    CREATE TABLE exercise_participants ( -- One person who took part
      id INTEGER PRIMARY KEY,
      exercise_id INTEGER REFERENCES exercises (id),
      person_id INTEGER REFERENCES people (id),
      UNIQUE (exercise_id, person_id)
    ) STRICT;

    CREATE TABLE exercise_lessons ( -- One lesson and the action it led to
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      exercise_id INTEGER REFERENCES exercises (id),
      description TEXT,
      action_id INTEGER REFERENCES actions (id)
    ) STRICT;

    CREATE TABLE incidents ( -- One failure, near miss, false alarm, incident, violation or \
    emergency
      id INTEGER PRIMARY KEY,
      code TEXT UNIQUE CHECK (code <> ''),
      title TEXT,
      kind TEXT CHECK (kind IN ('failure', 'near_miss', 'false_alarm', 'incident', 'violation', \
    'breach', 'emergency')),
      occurred_at TEXT \(instant("occurred_at")),
      detected_at TEXT \(instant("detected_at")),
      reported_at TEXT \(instant("reported_at")), -- inside the organisation
      reported_by INTEGER REFERENCES people (id),
      site_id INTEGER REFERENCES sites (id),
      node_id INTEGER REFERENCES supply_chain_nodes (id),
      partner_id INTEGER REFERENCES partners (id), -- partner it touched
      severity TEXT CHECK (severity IN ('low', 'medium', 'high', 'critical')),
      description TEXT, -- may name people: personal
      consequences TEXT, -- NULL: none known
      mitigation_taken TEXT,
      mitigated_at TEXT \(instant("mitigated_at")),
      investigator_id INTEGER REFERENCES people (id),
      investigation_started_on TEXT \(day("investigation_started_on")),
      investigation_completed_on TEXT \(day("investigation_completed_on")), -- NULL: still running
      root_cause TEXT,
      plan_id INTEGER REFERENCES security_plans (id), -- plan it activated; NULL: none
      plan_activated_at TEXT \(instant("plan_activated_at")),
      authorities_notified_at TEXT \(instant("authorities_notified_at")),
      restored_at TEXT \(instant("restored_at")), -- return to normal
      lessons TEXT,
      post_reviewed_on TEXT \(day("post_reviewed_on")),
      closed_on TEXT \(day("closed_on")) -- NULL: open
    ) STRICT;

    CREATE TABLE incident_log_entries ( -- One entry of the running log of an event
      id INTEGER PRIMARY KEY,
      incident_id INTEGER REFERENCES incidents (id),
      logged_at TEXT \(instant("logged_at")),
      kind TEXT CHECK (kind IN ('observation', 'action', 'decision', 'communication', \
    'restoration')),
      entry TEXT, -- may name people: personal
      person_id INTEGER REFERENCES people (id)
    ) STRICT;
    """

  /// Indexes: security plans and response.
  static let securityPlansResponseIndexes = """
    CREATE INDEX security_plans_by_status ON security_plans (status);
    CREATE INDEX security_plans_by_site_id ON security_plans (site_id);
    CREATE INDEX security_plans_by_document_id ON security_plans (document_id);
    CREATE INDEX security_plans_by_strategy_id ON security_plans (strategy_id);
    CREATE INDEX plan_risks_by_risk_id ON plan_risks (risk_id);
    CREATE INDEX plan_actions_by_plan_id_phase ON plan_actions (plan_id, phase);
    CREATE INDEX plan_actions_by_team_id ON plan_actions (team_id);
    CREATE INDEX plan_actions_by_role_id ON plan_actions (role_id);
    CREATE INDEX plan_resources_by_plan_id ON plan_resources (plan_id);
    CREATE INDEX plan_resources_by_resource_id ON plan_resources (resource_id);
    CREATE INDEX plan_locations_by_plan_id ON plan_locations (plan_id);
    CREATE INDEX plan_locations_by_site_id ON plan_locations (site_id);
    CREATE INDEX response_teams_by_site_id ON response_teams (site_id);
    CREATE INDEX response_teams_by_document_id ON response_teams (document_id);
    CREATE INDEX response_teams_by_procedure_document_id ON response_teams (procedure_document_id);
    CREATE INDEX response_team_members_by_team_id ON response_team_members (team_id);
    CREATE INDEX response_team_members_by_person_id ON response_team_members (person_id);
    CREATE INDEX team_capabilities_by_capability ON team_capabilities (capability);
    CREATE INDEX team_capabilities_by_team_id ON team_capabilities (team_id);
    CREATE INDEX team_capabilities_by_person_id ON team_capabilities (person_id);
    CREATE INDEX team_capabilities_by_evidence_file_id ON team_capabilities (evidence_file_id);
    CREATE INDEX response_thresholds_by_plan_id ON response_thresholds (plan_id);
    CREATE INDEX warning_procedures_by_aspect ON warning_procedures (aspect);
    CREATE INDEX warning_procedures_by_document_id ON warning_procedures (document_id);
    CREATE INDEX communication_means_by_site_id ON communication_means (site_id);
    CREATE INDEX recovery_procedures_by_plan_id ON recovery_procedures (plan_id);
    CREATE INDEX recovery_procedures_by_document_id ON recovery_procedures (document_id);
    CREATE INDEX exercises_by_site_id ON exercises (site_id);
    CREATE INDEX exercises_by_report_document_id ON exercises (report_document_id);
    CREATE INDEX exercise_plans_by_plan_id ON exercise_plans (plan_id);
    CREATE INDEX exercise_participants_by_person_id ON exercise_participants (person_id);
    CREATE INDEX exercise_lessons_by_exercise_id ON exercise_lessons (exercise_id);
    CREATE INDEX exercise_lessons_by_action_id ON exercise_lessons (action_id);
    CREATE INDEX incidents_by_kind ON incidents (kind);
    CREATE INDEX incidents_by_site_id ON incidents (site_id);
    CREATE INDEX incidents_by_node_id ON incidents (node_id);
    CREATE INDEX incidents_by_partner_id ON incidents (partner_id);
    CREATE INDEX incidents_by_plan_id ON incidents (plan_id);
    CREATE INDEX incident_log_entries_by_incident_id ON incident_log_entries (incident_id);
    CREATE INDEX incident_log_entries_by_person_id ON incident_log_entries (person_id);
    """
}
