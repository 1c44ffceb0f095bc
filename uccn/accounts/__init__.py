"""Members of staff: roles, their language, their first sign-in."""
