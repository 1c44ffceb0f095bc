"""Another connection under the name of the default one, for as long as a block runs.

Everything in the block, migrations and Django's own commands too, then reads and writes there.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.contenttypes.models import ContentType
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import IsolationLevel


@contextmanager
def instead(options: dict | None = None, **changes) -> Iterator[None]:
    """The default connection with some of its settings changed."""
    former = connections[DEFAULT_DB_ALIAS]
    given = former.settings_dict | changes
    given["OPTIONS"] = former.settings_dict["OPTIONS"] | (options or {})
    given["CONN_MAX_AGE"] = None
    with taken_for_default(type(former)(given, DEFAULT_DB_ALIAS)):
        yield


@contextmanager
def taken_for_default(made: BaseDatabaseWrapper) -> Iterator[None]:
    """A connection in the default one's stead; it is closed at the end."""
    former = connections[DEFAULT_DB_ALIAS]
    connections[DEFAULT_DB_ALIAS] = made
    ContentType.objects.clear_cache()
    try:
        yield
    finally:
        made.close()
        connections[DEFAULT_DB_ALIAS] = former
        ContentType.objects.clear_cache()


@contextmanager
def snapshot() -> Iterator[None]:
    """The database as it is at one moment, however much is written meanwhile; nobody waits."""
    is_sqlite = connections[DEFAULT_DB_ALIAS].vendor == "sqlite"
    # SQLite's ordinary transactions of ours would take the one place of a writer.
    options = {"transaction_mode": "DEFERRED"} if is_sqlite else _REPEATABLE
    with instead(options), transaction.atomic():
        yield


_REPEATABLE = {"isolation_level": IsolationLevel.REPEATABLE_READ}
