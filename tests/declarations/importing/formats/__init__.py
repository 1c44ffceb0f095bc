"""Each format that a declaration arrives in: what is read, what is set aside, what is refused."""
