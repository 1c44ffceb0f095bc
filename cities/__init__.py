"""Creative fields, member cities, dated designations, contacts."""
