"""The translation page, generic: works on whatever is registered with it."""
