"""The documents of a meeting."""
