"""The commands of the site as files."""
