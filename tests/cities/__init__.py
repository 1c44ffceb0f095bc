"""Tests of cities."""
