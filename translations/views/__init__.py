"""The desk's pages, in the admin's frame."""
