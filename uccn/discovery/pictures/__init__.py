"""The pictures that are shown where somebody shares a link: drawn when asked for, kept as files."""
