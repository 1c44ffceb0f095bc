"""Tags of practical pages, news and words of welcome."""
