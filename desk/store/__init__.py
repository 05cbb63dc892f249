"""The only room that knows SQL: rows in, records out."""
