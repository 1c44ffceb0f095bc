"""What templates ask of partners."""
