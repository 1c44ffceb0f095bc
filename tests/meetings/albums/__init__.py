"""Tests of albums and their pictures."""
