"""Template tags of what machines read."""
