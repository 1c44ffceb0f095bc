"""What a migration may not do to a site that goes on: long locks, or what the release before needs.

While a release is rolled out, the code before it still runs on the migrated database. So a release
adds, the code changes, and a later release takes away. See docs/operating.md, "Upgrades".
"""

from collections.abc import Iterator

from django.contrib.postgres.operations import AddConstraintNotValid, AddIndexConcurrently
from django.db import models
from django.db.backends.postgresql.base import DatabaseWrapper
from django.db.migrations import operations
from django.db.migrations.state import ProjectState

# Tables of hundreds of thousands of rows, as far as a site grows: an index on one of them, built
# while it is locked, keeps everybody waiting. On the others it takes a moment.
LARGE = {
    "search.entry",
    "translations.textunit",
    "translations.textstate",
    "translations.textrevision",
    "translations.memorysource",
    "translations.memorytarget",
    "translations.memorysketch",
}
# Knows PostgreSQL's types; it never connects.
_POSTGRESQL = DatabaseWrapper({"OPTIONS": {}, "TIME_ZONE": None, "CONN_HEALTH_CHECKS": False})
_RENAMES = (
    operations.RenameField,
    operations.RenameModel,
    operations.AlterModelTable,
    operations.AlterOrderWithRespectTo,
)
_TAKES_AWAY = (operations.RemoveField, operations.DeleteModel)
_LOCKS = (
    operations.AddIndex,
    operations.AddConstraint,
    operations.AlterUniqueTogether,
    operations.AlterIndexTogether,
)
_KINDLY = (AddIndexConcurrently, AddConstraintNotValid)


def faults(migration, before: ProjectState, existing: set[str]) -> dict[str, str]:
    """What is wrong with a migration, by the name under which it can be excused.

    ``existing`` are the models of the last release, by label: on others nothing can go wrong.
    """
    state, app = before.clone(), migration.app_label
    found: dict[str, str] = {}
    for operation in _flat(migration.operations):
        model = getattr(operation, "model_name", None) or getattr(operation, "name", "")
        label = f"{app}.{model}".lower()
        matters = label in existing or isinstance(operation, operations.RunSQL)
        if matters and (why := _fault(operation, label, state)):
            found[_name(operation)] = why
        operation.state_forwards(app, state)
    return found


def _flat(given: list) -> Iterator:
    """The operations, with those that only the database sees."""
    for operation in given:
        if isinstance(operation, operations.SeparateDatabaseAndState):
            yield from _flat([*operation.database_operations, *operation.state_operations])
        else:
            yield operation


def _name(operation) -> str:
    """What an operation is called in an excuse: "AddField city.population"."""
    names = [getattr(operation, name, None) for name in ("model_name", "name", "old_name")]
    return f"{type(operation).__name__} {'.'.join(str(one) for one in names if one)}".strip()


def _fault(operation, label: str, state: ProjectState) -> str:
    """What is wrong with an operation; '' where nothing is."""
    if isinstance(operation, operations.RunSQL):
        return "nothing can be said of SQL: say why it takes no long lock"
    if isinstance(operation, _RENAMES):
        return "the release before knows the old name alone: add, copy, and take away later"
    if isinstance(operation, _TAKES_AWAY):
        return "the release before may still read it: say since which release nothing does"
    if isinstance(operation, _LOCKS) and not isinstance(operation, _KINDLY) and label in LARGE:
        return "the table is large and locked meanwhile: build it concurrently"
    if isinstance(operation, operations.AddField):
        return _fault_of_new(operation.field, label)
    if isinstance(operation, operations.AlterField):
        old = state.models[tuple(label.split("."))].get_field(operation.name)
        return _fault_of_change(old, operation.field, label)
    return ""


def _fault_of_new(field: models.Field, label: str) -> str:
    """A new column: the release before inserts rows without it."""
    if field.many_to_many:
        return ""
    if not field.null and not field.has_db_default():
        return "the release before adds rows without it: give it null=True or db_default"
    if (field.db_index or field.unique) and label in LARGE:
        return "the table is large and locked while the index is built: build it concurrently"
    return ""


def _fault_of_change(old: models.Field, new: models.Field, label: str) -> str:
    """A changed column: it may not be written anew, nor refuse what was allowed."""
    if old.null and not new.null:
        return "the release before may write NULL, and every row is looked at under a lock"
    if _type(old) != _type(new) and not _is_wider(old, new):
        return "every row is written anew under a lock: add a column beside it"
    if (new.db_index or new.unique) and not (old.db_index or old.unique) and label in LARGE:
        return "the table is large and locked while the index is built: build it concurrently"
    return ""


def _type(field: models.Field) -> str | None:
    """The type of a column on PostgreSQL; '' for what cannot be told without its target."""
    return field.get_internal_type() if field.remote_field else field.db_type(_POSTGRESQL)


def _is_wider(old: models.Field, new: models.Field) -> bool:
    """Whether a text merely may be longer, which PostgreSQL notes without a look at the rows."""
    if not isinstance(old, models.CharField):
        return False
    if isinstance(new, models.TextField):
        return True
    return isinstance(new, models.CharField) and (new.max_length or 0) >= (old.max_length or 0)
