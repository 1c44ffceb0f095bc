"""Django's sqlite3, which notices what is written."""

from django.db.backends.sqlite3 import base

from uccn.lib.database import NoticesWrites


class DatabaseWrapper(NoticesWrites, base.DatabaseWrapper):
    """The connection that Django makes."""
