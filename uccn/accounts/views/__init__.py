"""Pages of signing in, and of what members of staff choose for themselves."""
