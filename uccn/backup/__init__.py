"""The whole site in one archive: its database and its files, written and put back."""
