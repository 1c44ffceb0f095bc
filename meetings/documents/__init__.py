"""The documents of a meeting: papers with their files in many languages."""
