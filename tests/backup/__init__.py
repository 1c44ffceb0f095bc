"""Tests of uccn.backup."""
