"""The commands of declarations."""
