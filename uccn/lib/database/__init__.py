"""Django's databases, which notice what is written: the one place that every writer passes.

Admin, desk, imports, commands, migrations, raw SQL through Django, a shell: all of them end here,
whatever they call. See decision "Pages are kept for a stamp".
"""

from uccn.lib.stamp import writes


class NoticesWrites:
    """A database wrapper that renews the stamp after a write."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.execute_wrappers.append(self._noticed)

    def _noticed(self, execute, sql, params, many, context):
        """Run the statement, then say that it was run; one that fails changed nothing."""
        result = execute(sql, params, many, context)
        writes.note(self, sql)
        return result
