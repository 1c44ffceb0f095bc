"""A declaration in one language as a document that leaves the site: PDF, XML, Word, citation."""
