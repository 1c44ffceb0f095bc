"""Walks through the site in a real browser, end to end."""
