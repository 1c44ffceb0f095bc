"""Rows for the tests."""
