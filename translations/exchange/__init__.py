"""Texts to translate as files for other tools, and back: XLIFF, Word, CSV, and TMX for memories.

``formats`` names the formats of a sheet, ``planning`` says what an incoming file would change.
Nothing here reads or writes the database: ``rows`` is what goes in and comes out.
"""
