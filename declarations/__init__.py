"""Declarations: paragraphs, language versions, import."""
