"""What declarations bring to the command line."""
