"""What the desk brings to the command line."""
