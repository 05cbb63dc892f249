"""Files in and out: orders of other shop systems, tables for the accountant, records as JSON."""
