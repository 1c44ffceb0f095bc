"""The project: what belongs to no single subject."""

# The release that this code is, or will be next; pyproject.toml says the same.
__version__ = "0.1.0"
