"""Tests of what people tell each other, and of what they are told."""
