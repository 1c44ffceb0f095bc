"""Django's postgresql, which notices what is written."""

from django.db.backends.postgresql import base

from uccn.lib.database import NoticesWrites


class DatabaseWrapper(NoticesWrites, base.DatabaseWrapper):
    """The connection that Django makes."""
