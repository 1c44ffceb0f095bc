"""Tests of citations: what they say, and that other tools read it."""
