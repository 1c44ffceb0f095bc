"""Home, about, error pages, navigation: the pages that see every subject."""
