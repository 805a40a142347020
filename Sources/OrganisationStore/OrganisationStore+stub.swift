// OrganisationStore
