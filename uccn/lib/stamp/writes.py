"""Which statements change what readers may see: every write but those to tables set apart."""

import re
from functools import lru_cache

from django.conf import settings

from uccn.lib import stamp

_READS = frozenset(
    [
        *("SELECT", "VALUES", "SHOW", "EXPLAIN", "PRAGMA", "ANALYZE", "VACUUM"),
        *("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "SET", "LOCK"),
        *("DECLARE", "FETCH", "CLOSE"),
    ]
)
# How statements begin that change rows; some begin with what they read.
_CHANGES = ("INSERT", "UPDATE", "DELETE", "REPLACE", "MERGE", "WITH")
_TABLE = re.compile(
    r"(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM)\s+[\"`]?(\w+)", re.I
)
_HEAD = 200


def note(connection, sql) -> None:
    """Renew the stamp when what was written is committed, once a transaction."""
    if not (isinstance(sql, str) and _is_private(sql[:_HEAD])):
        if any(entry[1] is stamp.renew for entry in connection.run_on_commit):
            return
        connection.on_commit(stamp.renew)


def changes_rows(sql) -> bool:
    """Whether a statement may change rows of a table that is not set apart."""
    if not isinstance(sql, str):
        return False
    head = sql[:_HEAD]
    return head.lstrip().upper().startswith(_CHANGES) and not _is_private(head)


@lru_cache(maxsize=2048)
def _is_private(head: str) -> bool:
    """Whether a statement that begins so leaves alone what readers see; in doubt it does not."""
    words = head.split(None, 1)
    if not words or words[0].rstrip(";").upper() in _READS:
        return True
    table = _TABLE.match(head.lstrip())
    return table is not None and table[1].startswith(settings.PRIVATE_TABLES)
