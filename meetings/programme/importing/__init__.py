"""A programme that somebody wrote elsewhere: read, looked through by a person, saved as a draft."""
