"""What templates ask of albums."""
