"""Tests of the pages that see every subject."""
