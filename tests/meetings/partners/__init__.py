"""Tests of partners and their logos."""
