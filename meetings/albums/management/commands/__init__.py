"""Commands of albums."""
