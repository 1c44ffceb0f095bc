"""Texts to translate as files for other tools, and back: XLIFF, Word, CSV, and TMX for memories.

``exporting`` makes a sheet of what is open at the desk, ``formats`` writes and reads it,
``planning`` says what a file that came back would change, and ``applying`` lets the desk do so.
All between the first and the last knows no database: ``rows`` is what goes in and comes out.
"""
