"""Practical pages, news and words of welcome of annual meetings."""
