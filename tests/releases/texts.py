"""Every text of a database, as one hash a column: what an upgrade must not change."""

import hashlib
import json
import lzma
from pathlib import Path
from typing import NamedTuple

from django.apps import apps
from django.db import connection, models
from modeltranslation.translator import translator

from uccn.lib.append_only import AppendOnly

FOLDER = Path(__file__).parent
# Where a text went that a later release keeps elsewhere: (release, "table.column") → today's.
MOVED: dict[tuple[str, str], str] = {}


class Release(NamedTuple):
    """What was written down of a release on its day."""

    version: str
    archive: Path
    texts: dict[str, dict]
    pages: list[str]

    def unpacked(self, target: Path) -> Path:
        """The archive as a backup writes it."""
        target.write_bytes(lzma.decompress(self.archive.read_bytes()))
        return target


def releases() -> list[Release]:
    """Every release, oldest first."""
    found = []
    for facts in FOLDER.glob("*/facts.json"):
        given = json.loads(facts.read_text(encoding="utf-8"))
        archive = facts.with_name("site.zip.xz")
        found.append(Release(facts.parent.name, archive, given["texts"], given["pages"]))
    return sorted(found, key=lambda one: [int(part) for part in one.version.split(".")])


def columns() -> list[str]:
    """Every column that holds a text of people, as "table.column"."""
    found = []
    for model in translator.get_registered_models(abstract=False):
        for fields in translator.get_options_for_model(model).all_fields.values():
            found += [f"{model._meta.db_table}.{field.column}" for field in fields]
    kept = [model for model in apps.get_models() if issubclass(model, AppendOnly)]
    found += [
        f"{model._meta.db_table}.{field.column}"
        for model in kept
        for field in model._meta.local_concrete_fields
        if isinstance(field, models.CharField | models.TextField)
    ]
    return sorted(found)


def fingerprint(named: str) -> dict | None:
    """How many texts a column holds and the hash of all; None where there is no such column."""
    table, column = named.split(".")
    with connection.cursor() as cursor:
        if table not in connection.introspection.table_names(cursor):
            return None
        known = connection.introspection.get_table_description(cursor, table)
        if column not in {one.name for one in known}:
            return None
        cursor.execute(f'SELECT id, "{column}" FROM "{table}" ORDER BY id')  # noqa: S608
        rows = [(number, text) for number, text in cursor.fetchall() if text]
    written = json.dumps(rows, ensure_ascii=False).encode()
    return {"texts": len(rows), "sha256": hashlib.sha256(written).hexdigest()}
