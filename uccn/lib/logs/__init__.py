"""What the site logs: lines of JSON, each with its request's id, and nothing personal."""
