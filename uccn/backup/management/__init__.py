"""The commands of backup and restore."""
