"""Django's databases, which notice what is written: the one place that every writer passes.

Admin, desk, imports, commands, migrations, raw SQL through Django, a shell: all of them end here,
whatever they call. See decision "Pages are kept for a stamp". What is read can be noticed too, for
as long as somebody records it: ``uccn.lib.database.tracing``.
"""

from contextlib import contextmanager

from uccn.lib.database.tracing import RecordedCursor, RecordedDebugCursor
from uccn.lib.stamp import writes


class NoticesWrites:
    """A database wrapper that renews the stamp after a write, and lets reads be recorded."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.execute_wrappers.append(self._noticed)
        # Of this thread's connection: what records now, the outermost first.
        self.traces = []

    def _noticed(self, execute, sql, params, many, context):
        """Run the statement, then say that it was run; one that fails changed nothing."""
        with self.telling_who_acts(sql):
            result = execute(sql, params, many, context)
        writes.note(self, sql)
        return result

    @contextmanager
    def telling_who_acts(self, sql):
        """Around a statement: the database knows who writes, and on which way."""
        yield

    def make_cursor(self, cursor):
        """A cursor, recorded while anybody records."""
        return RecordedCursor(cursor, self) if self.traces else super().make_cursor(cursor)

    def make_debug_cursor(self, cursor):
        """A cursor that logs, recorded while anybody records."""
        if self.traces:
            return RecordedDebugCursor(cursor, self)
        return super().make_debug_cursor(cursor)
