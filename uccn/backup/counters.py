"""The numbers that tables have given out: one that was deleted is not given to another row."""

from django.db import connection, models


def last(model: type[models.Model]) -> int:
    """The last number that a table gave to a row; 0 where it gives none, or gave none yet."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        elif sequence := _sequence(cursor, model):
            cursor.execute(
                f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {sequence}"  # noqa: S608
            )
        else:
            return 0
        row = cursor.fetchone()
        return row[0] if row else 0


def go_on_from(model: type[models.Model], number: int) -> None:
    """Let a table go on after a number, or after the highest of its rows."""
    if not isinstance(model._meta.pk, models.AutoField | models.BigAutoField):
        return
    highest = model._base_manager.aggregate(highest=models.Max("pk"))["highest"] or 0
    if not (number := max(number, highest)):
        return
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            table = model._meta.db_table
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
            cursor.execute("INSERT INTO sqlite_sequence VALUES (%s, %s)", [table, number])
        elif sequence := _sequence(cursor, model):
            cursor.execute("SELECT setval(%s, %s)", [sequence, number])


def _sequence(cursor, model: type[models.Model]) -> str | None:
    """What PostgreSQL calls the numbers of a table, quoted; None where there are none."""
    if isinstance(model._meta.pk, models.CompositePrimaryKey):
        return None
    table, column = connection.ops.quote_name(model._meta.db_table), model._meta.pk.column
    cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [table, column])
    return cursor.fetchone()[0]
