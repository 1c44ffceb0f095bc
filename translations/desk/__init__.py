"""What the desk's pages show, made from what the database holds; nothing here writes."""
