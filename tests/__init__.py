"""The tests, mirroring the apps."""
