"""Django's postgresql, which notices what is written and tells the record of changes who writes."""

import json
from contextlib import contextmanager, nullcontext

from django.db import transaction
from django.db.backends.postgresql import base

from uccn.lib import acting
from uccn.lib.database import NoticesWrites
from uccn.lib.stamp import writes


class DatabaseWrapper(NoticesWrites, base.DatabaseWrapper):
    """The connection that Django makes.

    Triggers read the setting ``uccn.acting``, which ends with its transaction: a pool may give the
    connection to somebody else then.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # What the transaction was told, and its savepoints then: one that is rolled back takes it
        # back. Blocks of Python are no measure: a decorated function enters the same one each time.
        self.told = None

    def _set_autocommit(self, autocommit):
        """Begin or end a transaction; the next one was told nothing yet."""
        self.told = None
        super()._set_autocommit(autocommit)

    @contextmanager
    def telling_who_acts(self, sql):
        """Tell it in the statement's transaction; where there is none the two make one."""
        if not writes.changes_rows(sql):
            yield
            return
        with nullcontext() if self.in_atomic_block else transaction.atomic(using=self.alias):
            self._tell()
            yield

    def _tell(self) -> None:
        """Tell the transaction who acts, unless it knows."""
        facts = json.dumps(acting.facts())
        told, savepoints = self.told or ("", [])
        still_open = self.savepoint_ids[: len(savepoints)] == savepoints
        if self.needs_rollback or (told == facts and still_open):
            return
        with self.wrap_database_errors:
            # Past Django's cursors: neither counted nor logged as a query of the page.
            self.connection.execute("SELECT set_config('uccn.acting', %s, true)", [facts])
        self.told = (facts, list(self.savepoint_ids))
