"""What is kept for ever: refused by the models, and by the database where somebody goes around."""

from io import StringIO

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from declarations import actions
from declarations.models import Version, VersionText
from tests.factories.declarations import (
    DeclarationFactory,
    LanguageVersionFactory,
    ParagraphFactory,
)
from uccn.lib import append_only
from uccn.lib.append_only import AppendOnlyError
from uccn.lib.checks import guard_at_start

_VERSION, _TEXT = "declarations_version", "declarations_versiontext"
_COLUMNS = "since, is_adopted, title, is_complete, canonical, sha256, provenance"
_RAW = [
    "UPDATE declarations_version SET number = 9",
    "UPDATE declarations_versiontext SET canonical = 'x'",
    "DELETE FROM declarations_version",
    "DELETE FROM declarations_versiontext",
]
# A language more than the version was made with.
_ONE_MORE = (
    f"INSERT INTO {_TEXT} (version_id, language, {_COLUMNS}) "  # noqa: S608
    f"SELECT version_id, 'ar', {_COLUMNS} FROM {_TEXT}"
)
_WHOLE = {
    "sqlite": ["INSERT OR REPLACE INTO {0} SELECT * FROM {0}"],
    "postgresql": ["SET CONSTRAINTS ALL IMMEDIATE", "TRUNCATE {0} CASCADE"],
}


@pytest.fixture
def version(db):
    """Version 1 of a declaration in French."""
    declaration = DeclarationFactory()
    ParagraphFactory(declaration=declaration)
    LanguageVersionFactory(declaration=declaration, public=True)
    return actions.adopt(declaration=declaration, adopted=["fr"])


def _rows() -> list[tuple]:
    """Everything that the two tables hold."""
    return [*Version.objects.values_list(), *VersionText.objects.values_list()]


def _run(*statements: str) -> None:
    """Run SQL as somebody with a database shell would."""
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@pytest.mark.parametrize("statement", [*_RAW, _ONE_MORE])
def test_raw_sql_changes_nothing(version, statement):
    before = _rows()
    with pytest.raises(IntegrityError, match="append-only"):
        _run(statement)
    assert _rows() == before


@pytest.mark.parametrize("table", [_VERSION, _TEXT])
def test_replacing_and_truncating_change_nothing(version, table):
    before = _rows()
    statements = [statement.format(table) for statement in _WHOLE[connection.vendor]]
    with pytest.raises(IntegrityError, match="append-only"):
        _run(*statements)
    assert _rows() == before


def _change(version):
    version.number = 9
    version.save()


@pytest.mark.parametrize(
    "act",
    [
        _change,
        lambda version: version.delete(),
        lambda version: version.texts.get().delete(),
        lambda version: Version.objects.update(number=9),
        lambda version: Version.objects.filter(pk=version.pk).delete(),
        lambda version: version.texts.update(title="x"),
        lambda version: VersionText.objects.bulk_update(version.texts.all(), ["title"]),
        lambda version: Version.objects.update_or_create(pk=version.pk, defaults={"number": 9}),
    ],
)
def test_the_models_change_nothing(version, act):
    before = _rows()
    with pytest.raises(AppendOnlyError):
        act(version)
    assert _rows() == before


def test_a_declaration_with_versions_cannot_be_deleted(version):
    with pytest.raises(Exception, match="protected"):
        version.declaration.delete()
    assert Version.objects.count() == 1


def test_triggers_that_are_gone_are_found_and_installed_again(db):
    append_only.remove()
    names = append_only.missing()
    assert set(names) >= {f"{_VERSION}_refuses_update", f"{_TEXT}_refuses_insert"}
    found = run_checks(databases=["default"], tags=["database"])
    assert [error.id for error in found] == ["uccn.E001"] * len(names)
    guard_at_start()
    assert append_only.missing() == []
    assert run_checks(databases=["default"], tags=["database"]) == []


def test_every_migrate_installs_them_again(db):
    append_only.remove()
    call_command("migrate", verbosity=0, stdout=StringIO())
    assert append_only.missing() == []


@pytest.mark.django_db(transaction=True)
def test_a_table_that_is_built_anew_gets_its_triggers_back():
    """SQLite builds a table anew when a column is altered, and drops its triggers."""
    field = VersionText._meta.get_field("title")
    wider = field.clone()
    wider.max_length = 400
    wider.set_attributes_from_name("title")
    wider.model = VersionText
    with connection.schema_editor() as editor:
        editor.alter_field(VersionText, field, wider)
    assert bool(append_only.missing()) == (connection.vendor == "sqlite")
    call_command("migrate", verbosity=0, stdout=StringIO())
    assert append_only.missing() == []
    with connection.schema_editor() as editor:
        editor.alter_field(VersionText, wider, field)


def test_an_install_that_is_stopped_takes_nothing_away(db):
    def stop(execute, sql, *more):
        """End where a trigger is to be made."""
        if sql.startswith("CREATE") and " TRIGGER " in sql:
            raise KeyboardInterrupt
        return execute(sql, *more)

    with pytest.raises(KeyboardInterrupt), connection.execute_wrapper(stop):
        append_only.install()
    assert append_only.missing() == []
