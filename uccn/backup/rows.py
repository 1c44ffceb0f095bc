"""Rows as lines of JSON: one array a row, a value a column, in the order of the primary key.

They are read and written by column through the models of a migration state, which no library
patches: what a base column holds never depends on the active language.
"""

import base64
import binascii
import datetime as dt
import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from uuid import UUID

from django.db import connection, models
from django.utils.duration import duration_iso_string

from uccn.backup import states

# So many rows, or bytes of them, are held at once.
_ROWS, _BYTES = 500, 2_000_000
# Of a file in a row so much is encoded at once: three bytes make four letters.
_PIECE = 3 * 256 * 1024
_BYTES_OF_FILES = (bytes, bytearray, memoryview)
# These are written as text; the field reads them back. So are files, which are read here.
_AS_TEXT = (
    models.DateField,
    models.DecimalField,
    models.DurationField,
    models.TimeField,
    models.UUIDField,
)


def lines(model: type[models.Model]) -> Iterator[Iterable[bytes]]:
    """Every row of a table as a line without its end, in pieces; the default connection is read."""
    fields = states.columns(model)
    # A file kept in a row is large; of others there may be many.
    has_files = any(isinstance(field, models.BinaryField) for field in fields)
    at_once, written = (1, _in_pieces) if has_files else (_ROWS, _whole)
    found = model._base_manager.order_by("pk").values_list(*(field.attname for field in fields))
    for row in found.iterator(chunk_size=at_once):
        yield written(row)


def _whole(row: tuple) -> Iterable[bytes]:
    """A row as JSON."""
    return (_json(row),)


def _in_pieces(row: tuple) -> Iterator[bytes]:
    """The same for a row with files, of which no second copy is made."""
    before = b"["
    for value in row:
        yield before
        before = b","
        if isinstance(value, _BYTES_OF_FILES):
            yield b'"'
            with memoryview(value) as content:
                for start in range(0, len(content), _PIECE):
                    yield base64.b64encode(content[start : start + _PIECE])
            yield b'"'
        else:
            yield _json(value)
    yield b"]"


def _json(value) -> bytes:
    """A value, or a row of them, as JSON."""
    return json.dumps(value, default=_plain, ensure_ascii=False, separators=(",", ":")).encode()


def _plain(value) -> str:
    """What JSON does not know, as text."""
    match value:
        case dt.datetime() | dt.date() | dt.time():
            return value.isoformat()
        case dt.timedelta():
            return duration_iso_string(value)
        case Decimal() | UUID():
            return str(value)
    raise TypeError(f"A backup cannot hold a {type(value).__name__}.")


def load(model: type[models.Model], written: Iterable[bytes]) -> int:
    """Insert the rows of these lines; how many there were. Triggers and keys apply as ever."""
    fields = states.columns(model)
    sql, count = _insert(model, fields), 0
    with connection.cursor() as cursor:
        for batch in _batches(written):
            count += len(batch)
            # Each line is let go when it was read: one may hold a large file.
            batch.reverse()
            cursor.executemany(sql, [_values(fields, batch.pop()) for _ in range(len(batch))])
    return count


def _insert(model: type[models.Model], fields: list[models.Field]) -> str:
    """The statement that adds a row; made of the models' own names."""
    quote = connection.ops.quote_name
    names = ", ".join(quote(field.column) for field in fields)
    places = ", ".join("%s" for _ in fields)
    return f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({places})"  # noqa: S608


def _batches(written: Iterable[bytes]) -> Iterator[list[bytes]]:
    """The lines in handfuls that fit into memory."""
    batch, size = [], 0
    for line in written:
        batch.append(line)
        size += len(line)
        del line
        if len(batch) >= _ROWS or size >= _BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _values(fields: list[models.Field], line: bytes) -> list:
    """What the database takes for a line. Raises ValueError for one that has not a value each."""
    text = line.decode()
    del line
    given = json.loads(text)
    del text
    return [_value(field, one) for field, one in zip(fields, given, strict=True)]


def _value(field: models.Field, given):
    """What the database takes for a value."""
    target = field
    while target.remote_field:
        target = target.target_field
    if isinstance(given, str) and isinstance(target, models.BinaryField):
        given = binascii.a2b_base64(given)
    elif given is not None and isinstance(target, _AS_TEXT):
        given = target.to_python(given)
    if given is None and isinstance(field, models.JSONField) and not field.null:
        # JSON's own null, in a column that takes none of SQL's.
        return connection.ops.adapt_json_value(None, field.encoder)
    return field.get_db_prep_save(given, connection)


def empty(models_: Iterable[type[models.Model]]) -> None:
    """Delete what migrations put into new tables, before the rows of an archive come."""
    with connection.cursor() as cursor:
        for model in models_:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608
