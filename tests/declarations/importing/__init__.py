"""The import of declarations."""
