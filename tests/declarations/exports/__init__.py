"""Tests of what leaves the site: documents, exchange forms, citations."""
