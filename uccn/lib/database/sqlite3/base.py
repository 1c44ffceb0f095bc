"""Django's sqlite3, which notices what is written and tells the record of changes who writes."""

from contextlib import contextmanager

from django.db.backends.sqlite3 import base

from uccn.lib import acting
from uccn.lib.database import NoticesWrites
from uccn.lib.stamp import writes


class DatabaseWrapper(NoticesWrites, base.DatabaseWrapper):
    """The connection that Django makes.

    Triggers ask it who acts (``uccn.lib.acting.asked_in_sql``).
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.told = {}

    def get_new_connection(self, conn_params):
        """A connection that triggers can ask."""
        connection = super().get_new_connection(conn_params)
        connection.create_function(
            acting.FUNCTION, 1, lambda asked: self.told.get(acting.key_of(asked))
        )
        return connection

    @contextmanager
    def telling_who_acts(self, sql):
        """Look up who acts before the statement: a trigger cannot."""
        if writes.changes_rows(sql):
            self.told = acting.facts()
        yield
