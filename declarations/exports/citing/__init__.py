"""The citation of a declaration or of one paragraph: as a sentence, BibTeX, RIS and CSL-JSON."""
