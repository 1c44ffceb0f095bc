"""Tests of what machines read: sitemaps, feeds, calendars, linked data, pictures."""
