"""What operators and their machines see of the site: its health and its log."""
