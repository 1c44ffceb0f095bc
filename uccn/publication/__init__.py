"""Draft, preview, publish, withdraw: for whatever can be published."""
