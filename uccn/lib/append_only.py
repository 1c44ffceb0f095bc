"""Rows that are written once: refused by the models, and by triggers where somebody goes around.

A trigger is part of a table: SQLite drops it when a migration builds the table anew, so
``migrate`` installs them again each time, and the site looks for them when it starts.
"""

from django.apps import apps
from django.db import connections, models, transaction


class AppendOnlyError(Exception):
    """Somebody tried to change or delete what is kept for ever."""

    def __init__(self, model: type[models.Model]):
        super().__init__(f"{model._meta.label} is append-only: add a new row instead.")


class AppendOnlyQuerySet(models.QuerySet):
    """Reads and adds; every way to change or delete many rows is closed."""

    def update(self, **kwargs):
        """Refuse."""
        raise AppendOnlyError(self.model)

    update.alters_data = True

    def delete(self):
        """Refuse."""
        raise AppendOnlyError(self.model)

    delete.alters_data = True
    delete.queryset_only = True

    def bulk_update(self, *args, **kwargs):
        """Refuse."""
        raise AppendOnlyError(self.model)

    bulk_update.alters_data = True


class AppendOnly(models.Model):
    """A row that is never changed and never deleted.

    ``sealed_by`` names a foreign key and a column of its target that says how many rows of this
    model belong to it: once they are there, no other can be added.
    """

    sealed_by: tuple[str, str] | None = None

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs) -> None:
        """Add the row. Raises AppendOnlyError when it exists already."""
        if not self._state.adding:
            raise AppendOnlyError(type(self))
        super().save(*args, **kwargs, force_insert=True)

    save.alters_data = True

    def delete(self, *args, **kwargs):
        """Refuse."""
        raise AppendOnlyError(type(self))

    delete.alters_data = True


def install(using: str = "default") -> None:
    """Put the triggers of every append-only table in place, as they are written here."""
    with connections[using].cursor() as cursor:
        for model in _models(using):
            # In one step: nothing can be changed meanwhile, wherever this process ends.
            with transaction.atomic(using=using):
                for statement in _statements(using, model):
                    cursor.execute(statement)


def remove(using: str = "default") -> None:
    """Take the triggers away, so that ``install`` puts them in anew."""
    with connections[using].cursor() as cursor:
        for model in _models(using):
            for name in _names(using, model):
                cursor.execute(_drop(using, model, name))


def missing(using: str = "default") -> list[str]:
    """The names of the triggers that should be there and are not. Runs two queries."""
    wanted = {name for model in _models(using) for name in _names(using, model)}
    with connections[using].cursor() as cursor:
        if connections[using].vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        else:
            # "A" fires whatever the session's replication role is.
            cursor.execute("SELECT tgname FROM pg_trigger WHERE tgenabled = 'A'")
        return sorted(wanted - {row[0] for row in cursor.fetchall()})


def _models(using: str) -> list[type[models.Model]]:
    """The append-only models whose tables exist."""
    tables = set(connections[using].introspection.table_names())
    found = [model for model in apps.get_models() if issubclass(model, AppendOnly)]
    return [model for model in found if model._meta.db_table in tables]


def _names(using: str, model: type[models.Model]) -> list[str]:
    """The triggers of a table on this database."""
    table = model._meta.db_table
    verbs = ["update", "delete", "insert"]
    if connections[using].vendor != "sqlite":
        verbs = ["update", "truncate"] + ["insert"] * bool(model.sealed_by)
    return [f"{table}_refuses_{verb}" for verb in verbs]


def _drop(using: str, model: type[models.Model], name: str) -> str:
    """The statement that takes a trigger away."""
    if connections[using].vendor == "sqlite":
        return f'DROP TRIGGER IF EXISTS "{name}"'
    return f'DROP TRIGGER IF EXISTS "{name}" ON "{model._meta.db_table}"'


def _statements(using: str, model: type[models.Model]) -> list[str]:
    """What installs a table's triggers in the place of those of an earlier day."""
    if connections[using].vendor == "sqlite":
        drops = [_drop(using, model, name) for name in _names(using, model)]
        return drops + _for_sqlite(model)
    return _for_postgresql(model)


def _for_sqlite(model: type[models.Model]) -> list[str]:
    """SQLite: REPLACE deletes without firing a trigger, so inserting over a row is refused."""
    table = model._meta.db_table
    refuse = f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    when = " OR ".join(_taken(model) + _sealed(model))
    return [
        f'CREATE TRIGGER "{table}_refuses_update" BEFORE UPDATE ON "{table}" {refuse}',
        f'CREATE TRIGGER "{table}_refuses_delete" BEFORE DELETE ON "{table}" {refuse}',
        f'CREATE TRIGGER "{table}_refuses_insert" BEFORE INSERT ON "{table}" WHEN {when} {refuse}',
    ]


def _for_postgresql(model: type[models.Model]) -> list[str]:
    """PostgreSQL: one function a table, and triggers that fire whoever is connected.

    To replace one locks out who writes; to drop it would lock out who reads too.
    """
    table = model._meta.db_table
    events = {"update": "UPDATE OR DELETE", "truncate": "TRUNCATE", "insert": "INSERT"}
    made = [_function(model)]
    for verb in ["update", "truncate"] + ["insert"] * bool(model.sealed_by):
        each = "STATEMENT" if verb == "truncate" else "ROW"
        made += [
            f'CREATE OR REPLACE TRIGGER "{table}_refuses_{verb}" BEFORE {events[verb]} '
            f'ON "{table}" FOR EACH {each} EXECUTE FUNCTION "{table}_append_only"()',
            f'ALTER TABLE "{table}" ENABLE ALWAYS TRIGGER "{table}_refuses_{verb}"',
        ]
    return made


def _function(model: type[models.Model]) -> str:
    """What PostgreSQL's triggers run; an empty table may be truncated, for it loses nothing."""
    table = model._meta.db_table
    fail = f"RAISE EXCEPTION '{table} is append-only' USING ERRCODE = '23000';"
    sealed = [f"IF TG_OP = 'INSERT' AND {when} THEN {fail} END IF;" for when in _sealed(model)]
    lines = [
        f'CREATE OR REPLACE FUNCTION "{table}_append_only"() RETURNS trigger',
        "LANGUAGE plpgsql AS $$ BEGIN",
        f"IF TG_OP IN ('UPDATE', 'DELETE') THEN {fail} END IF;",
        f"IF TG_OP = 'TRUNCATE' THEN IF {_exists(table, 'true')} THEN {fail} END IF;",
        "RETURN NULL; END IF;",
        *sealed,
        "RETURN NEW; END $$",
    ]
    return "\n".join(lines)


def _taken(model: type[models.Model]) -> list[str]:
    """SQL that is true when NEW has the key, or the unique values, of a row that is there."""
    meta = model._meta
    named = [c.fields for c in meta.constraints if isinstance(c, models.UniqueConstraint)]
    found = [[meta.get_field(name).column for name in names] for names in ([meta.pk.name], *named)]
    clauses = [" AND ".join(f'"{c}" = NEW."{c}"' for c in columns) for columns in found]
    return [_exists(meta.db_table, clause) for clause in clauses]


def _sealed(model: type[models.Model]) -> list[str]:
    """SQL that is true when the row that NEW belongs to has all its rows."""
    if not model.sealed_by:
        return []
    name, counted = model.sealed_by
    key = model._meta.get_field(name)
    owner, column = key.related_model._meta, key.column
    rows = _select("COUNT(*)", model._meta.db_table, f'"{column}" = NEW."{column}"')
    most = _select(f'"{counted}"', owner.db_table, f'"{owner.pk.column}" = NEW."{column}"')
    return [f"({rows}) >= ({most})"]


def _exists(table: str, clause: str) -> str:
    """SQL that is true when the table has such a row."""
    return f"EXISTS ({_select('1', table, clause)})"


def _select(what: str, table: str, clause: str) -> str:
    """A query made of our models' own names, never of anything that was typed."""
    return f'SELECT {what} FROM "{table}" WHERE {clause}'  # noqa: S608
