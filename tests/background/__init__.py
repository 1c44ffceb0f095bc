"""Work in the background: done once, tried again, never lost."""
