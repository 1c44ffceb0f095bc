"""Which migrations a database, or an archive, has behind it, and its models as they were then."""

from django.db import connection, models
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from uccn.backup.errors import BackupError

# Who is signed in now has to sign in again: a session that was ended must not come back.
_LEFT_OUT = ("sessions.session",)

Key = tuple[str, str]


def applied() -> list[Key]:
    """The migrations that the database has behind it."""
    loader = MigrationLoader(connection)
    return sorted(key for key in loader.applied_migrations if key in loader.graph.nodes)


def models_at(keys: list[Key]) -> list[type[models.Model]]:
    """Every model with a table of its own, as it was after these migrations."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    found = loader.project_state(keys).apps.get_models(include_auto_created=True)
    own = [one for one in found if one._meta.managed and not one._meta.proxy]
    kept = [one for one in own if one._meta.label_lower not in _LEFT_OUT]
    return sorted(kept, key=lambda model: model._meta.db_table)


def columns(model: type[models.Model]) -> list[models.Field]:
    """The fields of a model that are columns of its table."""
    return [field for field in model._meta.local_concrete_fields if field.column]


def unknown(keys: list[Key]) -> list[str]:
    """The migrations that this release does not have: those of a newer one."""
    known = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    return [f"{app}.{name}" for app, name in keys if (app, name) not in known]


def migrate_to(keys: list[Key]) -> None:
    """Bring an empty database to where these migrations leave it; without any row."""
    executor = MigrationExecutor(connection)
    graph = executor.loader.graph
    wanted = {key for key in keys if key in graph.nodes}
    last = [key for key in sorted(wanted) if not _followed(graph, key, wanted)]
    executor.migrate(last)
    if missing := wanted - set(applied()):
        raise BackupError(f"These migrations could not be run: {sorted(missing)}.")


def _followed(graph, key: Key, wanted: set[Key]) -> bool:
    """Whether a later migration of the same app is wanted too, which brings this one."""
    children = (child.key for child in graph.node_map[key].children)
    return any(child[0] == key[0] and child in wanted for child in children)
