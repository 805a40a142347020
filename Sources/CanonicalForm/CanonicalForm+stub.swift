// CanonicalForm
