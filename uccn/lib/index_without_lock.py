"""An index on a large table, built while others read and write: for migrations of such tables.

The migration says ``atomic = False``, since PostgreSQL builds such an index outside transactions.
"""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db.migrations.operations import AddIndex


class AddIndexWithoutLock(AddIndexConcurrently):
    """Django's own operation for PostgreSQL; elsewhere the ordinary one, which Django's is not."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state) -> None:
        """Build the index."""
        kind = super() if schema_editor.connection.vendor == "postgresql" else _ordinary(self)
        kind.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state) -> None:
        """Drop it."""
        kind = super() if schema_editor.connection.vendor == "postgresql" else _ordinary(self)
        kind.database_backwards(app_label, schema_editor, from_state, to_state)


def _ordinary(operation: AddIndexWithoutLock) -> AddIndex:
    """The same index in the ordinary way."""
    return AddIndex(operation.model_name, operation.index)
