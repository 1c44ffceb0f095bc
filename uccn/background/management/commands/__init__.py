"""Commands of the work in the background."""
