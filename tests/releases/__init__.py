"""The database of every release: a folder each, and the tests that bring it to today."""
