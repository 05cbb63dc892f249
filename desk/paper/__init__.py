"""Papers: a record and words become a PDF, the same bytes for the same record."""
