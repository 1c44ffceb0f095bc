"""What a page read of the database, so that the database can be asked whether it still says so.

    with recording() as trace:
        page = ...  # make it
    ...
    trace.still_stands()  # each statement again: True when every answer is the same

A page that is made from the same answers, at the same address and with no set time passed, is the
same page. So what was made before another change of anything is shown to be still right for the
price of its statements, which is far below that of making it: no query is put together, no object
made, nothing rendered. What cannot be told so (something was written, or was not read to its end)
makes a trace that never stands.
"""

import hashlib
import marshal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import DatabaseError, connection
from django.db.backends.utils import CursorDebugWrapper, CursorWrapper

# The form of marshal that depends on values alone, not on which objects are the same.
_MARSHAL = 2
_DIGEST_BYTES = 16


@dataclass(slots=True)
class Read:
    """A statement with its parameters, and what it answered: rows, then only their digest."""

    sql: str
    params: tuple | None
    rows: list = field(default_factory=list)
    digest: bytes = b""

    def seal(self) -> None:
        """Let go of the rows."""
        if not self.digest:
            self.digest = _digest(self.rows)
        self.rows = []


class Trace:
    """The statements that something was made from, in their order."""

    def __init__(self) -> None:
        self.reads: list[Read] = []
        self.is_whole = True

    @property
    def size(self) -> int:
        """About how many bytes of memory it takes."""
        return sum(len(read.sql) + 40 * len(read.params or ()) + 200 for read in self.reads)

    def still_stands(self) -> bool:
        """Whether the database gives every answer again; it does not when it is away."""
        if not self.is_whole:
            return False
        try:
            with connection.cursor() as cursor:
                return all(_answers_again(cursor, read) for read in self.reads)
        except DatabaseError:
            return False

    def seal(self) -> None:
        """Nothing more is read."""
        for read in self.reads:
            read.seal()


def _answers_again(cursor, read: Read) -> bool:
    """Whether a statement answers what it did."""
    cursor.execute(read.sql, read.params)
    return _digest(cursor.fetchall()) == read.digest


def _digest(rows: list) -> bytes:
    """The same for the same rows; values that marshal does not know are written out."""
    try:
        written = marshal.dumps(rows, _MARSHAL)
    except ValueError:
        written = repr(rows).encode()
    return hashlib.blake2b(written, digest_size=_DIGEST_BYTES).digest()


@contextmanager
def recording() -> Iterator[Trace]:
    """Everything that is read of the database within the block, also for blocks around it."""
    trace = Trace()
    connection.traces.append(trace)
    try:
        yield trace
    finally:
        connection.traces.remove(trace)
        trace.seal()


def rest_on(trace: Trace) -> None:
    """What is being recorded is made from something older too, which was read then."""
    for around in connection.traces:
        around.reads.extend(trace.reads)
        around.is_whole &= trace.is_whole


class _Recorded:
    """A cursor that notes statements and rows in the connection's traces."""

    read = None

    def execute(self, sql, params=None):
        """Run a statement; any but a plain question makes the traces useless."""
        answer = super().execute(sql, params)
        self._began(sql, params)
        return answer

    def executemany(self, sql, param_list):
        """Run a statement often, which no question is."""
        self._began("", None)
        return super().executemany(sql, param_list)

    def callproc(self, *args, **kwargs):
        """Call what may do anything."""
        self._began("", None)
        return super().callproc(*args, **kwargs)

    def _began(self, sql, params) -> None:
        """From here on rows answer this statement."""
        is_question = isinstance(sql, str) and sql.lstrip()[:7].upper() == "SELECT "
        self.read = Read(sql, params) if is_question else None
        for trace in self.db.traces:
            if self.read:
                trace.reads.append(self.read)
            else:
                trace.is_whole = False

    def fetchone(self):
        """One row."""
        with self.db.wrap_database_errors:
            row = self.cursor.fetchone()
        self._answered([] if row is None else [row])
        return row

    def fetchmany(self, *args):
        """Some rows."""
        with self.db.wrap_database_errors:
            rows = self.cursor.fetchmany(*args)
        self._answered(rows)
        return rows

    def fetchall(self):
        """All rows."""
        with self.db.wrap_database_errors:
            rows = self.cursor.fetchall()
        self._answered(rows)
        return rows

    def __iter__(self):
        for row in super().__iter__():
            self._answered([row])
            yield row

    def _answered(self, rows: list) -> None:
        """Remember the rows, as lists of what the database said."""
        if self.read:
            self.read.rows.extend(rows)


class RecordedCursor(_Recorded, CursorWrapper):
    """Django's cursor, recorded."""


class RecordedDebugCursor(_Recorded, CursorDebugWrapper):
    """Django's cursor that logs, recorded."""
