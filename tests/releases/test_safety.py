"""Migrations since the last release lock nothing for long and leave the release before running."""

from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection, models
from django.db.migrations import Migration, operations
from django.db.migrations.loader import MigrationLoader

from tests.backup import place
from tests.releases.safety import faults
from tests.releases.texts import releases
from uccn.backup.restoring import look_through
from uccn.lib.index_without_lock import AddIndexWithoutLock


@pytest.fixture
def released(tmp_path) -> set[tuple[str, str]]:
    """The migrations of the last release."""
    archive = releases()[-1].unpacked(tmp_path / "site.zip")
    return set(look_through(archive).migrations)


@pytest.fixture
def loader() -> MigrationLoader:
    """Every migration that there is, without a database."""
    return MigrationLoader(None, ignore_no_migrations=True)


def _is_ours(app: str) -> bool:
    """Whether an app stands in this project."""
    return Path(settings.BASE_DIR) in Path(apps.get_app_config(app).path).parents and (
        ".venv" not in Path(apps.get_app_config(app).path).parts
    )


def _labels(loader, keys) -> set[str]:
    """The models that there were after these migrations."""
    return {f"{app}.{name}" for app, name in loader.project_state(sorted(keys)).models}


def test_every_migration_since_the_last_release_is_safe_or_says_why(loader, released):
    existing, wrong = _labels(loader, released), []
    new = [key for key in loader.graph.nodes if key not in released and _is_ours(key[0])]
    for key in sorted(new):
        migration = loader.graph.nodes[key]
        before = loader.project_state(key, at_end=False)
        found, excused = faults(migration, before, existing), getattr(migration, "excused", {})
        wrong += [f"{key}: {name}: {why}" for name, why in found.items() if name not in excused]
        wrong += [f"{key}: {name} needs no excuse" for name in excused if name not in found]
        wrong += [
            f"{key}: {name} is excused without a reason" for name in excused if not excused[name]
        ]
    assert wrong == []


_CITY, _STATE = {"model_name": "city"}, {"model_name": "textstate"}
_INDEX = models.Index(fields=["language"], name="some_index")
_CHECK = models.CheckConstraint(condition=models.Q(version__gte=0), name="some_check")


def _added(field: models.Field):
    """A column more."""
    return operations.AddField(**_CITY, name="x", field=field)


def _altered(name: str, field: models.Field):
    """A column changed."""
    return operations.AlterField(**_CITY, name=name, field=field)


_FAULTS = {
    "adds rows without it": [_added(models.TextField()), _added(models.TextField(default=""))],
    "every row is written anew": [
        _altered("slug", models.SlugField(max_length=5)),
        _altered("slug", models.IntegerField()),
    ],
    "may write NULL": [_altered("name_fr", models.CharField(max_length=999))],
    "may still read it": [
        operations.RemoveField(**_CITY, name="slug"),
        operations.DeleteModel("City"),
    ],
    "knows the old name alone": [
        operations.RenameField(**_CITY, old_name="slug", new_name="s"),
        operations.RenameModel("City", "Town"),
        operations.AlterModelTable("City", "town"),
    ],
    "nothing can be said of SQL": [operations.RunSQL("SELECT 1")],
}
_ON_A_LARGE_TABLE = {
    "build it concurrently": [
        operations.AddIndex(**_STATE, index=_INDEX),
        operations.AddConstraint(**_STATE, constraint=_CHECK),
        operations.AddField(**_STATE, name="x", field=models.TextField(null=True, db_index=True)),
    ],
}
_SAFE = [
    _added(models.TextField(null=True)),
    _added(models.TextField(db_default="")),
    _altered("slug", models.SlugField(max_length=900, unique=True)),
    _altered("slug", models.TextField()),
    operations.AddIndex(**_CITY, index=models.Index(fields=["slug"], name="some_other")),
    operations.CreateModel("Town", [("id", models.BigAutoField(primary_key=True))]),
    operations.RunPython(operations.RunPython.noop),
]


def _found(loader, released, app: str, operation) -> list[str]:
    """What is wrong with a migration of this one operation."""
    migration = Migration("later", app)
    migration.operations = [operation]
    before = loader.project_state(sorted(released))
    return list(faults(migration, before, _labels(loader, released)).values())


def test_what_locks_for_long_or_breaks_the_release_before_is_found(loader, released):
    for app, known in (("cities", _FAULTS), ("translations", _ON_A_LARGE_TABLE)):
        for why, given in known.items():
            for operation in given:
                (found,) = _found(loader, released, app, operation)
                assert why in found, operation


@pytest.mark.parametrize("operation", _SAFE)
def test_what_is_safe_needs_no_excuse(loader, released, operation):
    assert _found(loader, released, "cities", operation) == []


def test_an_index_that_is_built_without_a_lock_is_safe(loader, released):
    operation = AddIndexWithoutLock(**_STATE, index=_INDEX)
    assert _found(loader, released, "translations", operation) == []


def test_an_index_is_built_without_a_lock_on_every_database(db, tmp_path):
    with place.site(tmp_path / "place"):
        call_command("migrate", verbosity=0, interactive=False)
        before = MigrationLoader(connection).project_state()
        operation, after = AddIndexWithoutLock(**_STATE, index=_INDEX), before.clone()
        operation.state_forwards("translations", after)
        with connection.schema_editor(atomic=False) as editor:
            operation.database_forwards("translations", editor, before, after)
        assert "some_index" in _indexes()
        with connection.schema_editor(atomic=False) as editor:
            operation.database_backwards("translations", editor, after, before)
        assert "some_index" not in _indexes()


def _indexes() -> dict:
    """The indexes of the table."""
    with connection.cursor() as cursor:
        return connection.introspection.get_constraints(cursor, "translations_textstate")


def test_what_is_done_to_a_new_table_is_free(loader, released):
    migration = Migration("later", "cities")
    field = models.TextField(default="")
    migration.operations = [
        operations.CreateModel("Town", [("id", models.BigAutoField(primary_key=True))]),
        operations.AddField("town", "name", field),
        operations.RenameField("town", "name", "called"),
    ]
    before = loader.project_state(sorted(released))
    assert faults(migration, before, _labels(loader, released)) == {}
