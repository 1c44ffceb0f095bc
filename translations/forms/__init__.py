"""The forms of the desk, and the one of its readers."""
