"""Keep the database of a release, which every later one must be able to bring to its own day.

Run it once, on the day of a release, when ``uccn.__version__`` is the release's:
``python -m scripts.release_fixture``. It writes ``tests/releases/<version>/``: a backup of the
starter data with rows of every model, and the hash of every text in it.
"""

import hashlib
import json
import lzma
import os
import secrets
import sys
import tempfile
import zipfile
from importlib import import_module
from io import StringIO
from pathlib import Path

import django
from django.apps import apps
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection, models

import uccn

# Of these, rows say who did what and when on a machine.
_LEFT_EMPTY = ("sessions", "axes", "admin")
_LANGUAGES = ("fr", "ar")
# What a file is that is kept in a row.
_BYTES = b"%PDF-1.7"


def main() -> int:
    """Write the folder of this release; an earlier one is never changed."""
    target = Path("tests/releases") / uccn.__version__
    if target.exists():
        print(f"{target} is there: a release is kept once. Raise the version first.")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        _prepare(Path(folder))
        target.mkdir(parents=True)
        facts = {"texts": _texts(), "pages": _pages()}
        text = json.dumps(facts, indent=1, sort_keys=True) + "\n"
        (target / "facts.json").write_text(text, encoding="utf-8")
        _pack(Path(folder) / "site.zip", target / "site.zip.xz")
    size = (target / "site.zip.xz").stat().st_size
    print(f"{target}: {len(facts['texts'])} columns of texts, {size / 1000:.0f} kB.")
    return 0


def _prepare(folder: Path) -> None:
    """A site of its own, with a row of every model and a text in every column."""
    os.environ |= {"VAR_DIR": str(folder), "SECRET_KEY": secrets.token_hex(32)}
    os.environ.pop("DATABASE_URL", None)
    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("setup_roles", stdout=StringIO())
    call_command("load_starter_data", stdout=StringIO())
    import_module("tests.journeys.public").add_rows()
    banner = import_module("tests.factories.albums").picture_bytes("PNG")
    meeting = apps.get_model("meetings.AnnualMeeting").objects.get(year=2018)
    meeting.banner.save("banner.png", ContentFile(banner))
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label not in _LEFT_EMPTY:
            _row_of(model)
    _fill_columns()
    # It is made again by rebuild_search.
    apps.get_model("search.Entry").objects.all().delete()


def _row_of(model: type[models.Model]):
    """A row of the model: the first, or one of the simplest values that its fields take."""
    if row := model._base_manager.order_by("pk").first():
        return row
    made = model(**{field.attname: _value(field) for field in _needed(model)})
    model._base_manager.bulk_create([made])
    return model._base_manager.get()


def _needed(model: type[models.Model]) -> list[models.Field]:
    """The fields that a row must have a value for."""
    fields = model._meta.local_concrete_fields
    return [
        field
        for field in fields
        if field.column and not (field.null or field.has_default() or isinstance(field, _NUMBERS))
    ]


_NUMBERS = (models.AutoField, models.BigAutoField)


def _value(field: models.Field):
    """A value for a field, by its kind; what is related comes first."""
    if field.remote_field:
        return _row_of(field.related_model).pk
    if field.name == "sha256":
        return hashlib.sha256(_BYTES).hexdigest()
    if field.choices:
        return field.choices[0][0]
    match field.get_internal_type():
        case "DateTimeField":
            return "2026-11-27T09:00:00+00:00"
        case "DateField":
            return "2026-11-27"
        case "TimeField":
            return "09:00"
        case "FileField":
            return ""
        case "BinaryField":
            return _BYTES
        case kind if "Integer" in kind or kind in ("DecimalField", "FloatField"):
            return 1
        case "BooleanField":
            return False
        case "JSONField":
            return {}
    return f"{field.model._meta.model_name}-{field.name}"[: getattr(field, "max_length", None)]


def _fill_columns() -> None:
    """Put a text of its own into each column that has none, in the first row of its table."""
    texts = import_module("tests.releases.texts")
    call_command("migrate", interactive=False, verbosity=0)
    import_module("uccn.lib.append_only").remove()
    with connection.cursor() as cursor:
        for name in texts.columns():
            table, column = name.split(".")
            if not texts.fingerprint(name)["texts"]:
                cursor.execute(
                    f'UPDATE "{table}" SET "{column}" = %s '  # noqa: S608
                    f'WHERE id = (SELECT MIN(id) FROM "{table}")',
                    [f"{column} é ب 市"],
                )
    import_module("uccn.lib.append_only").install()


def _texts() -> dict[str, dict]:
    """The fingerprint of every column."""
    texts = import_module("tests.releases.texts")
    return {name: texts.fingerprint(name) for name in texts.columns()}


def _pages() -> list[str]:
    """Addresses that must go on answering, in two languages."""
    pages = import_module("tests.journeys.public").PAGES
    return [
        f"/{code}/{path}" for code in _LANGUAGES for path, status in pages.values() if status == 200
    ]


def _pack(plain: Path, target: Path) -> None:
    """Back the site up, and pack all of it at once, which is smaller than each table for itself."""
    making, reading, writing = (
        import_module(f"uccn.backup.{name}") for name in ("making", "reading", "writing")
    )
    making.backup(plain)
    loose = plain.with_suffix(".loose")
    with (
        plain.open("rb") as file,
        reading.opened(file) as old,
        loose.open("wb") as out,
        writing.archive(out, zipfile.ZIP_STORED) as new,
    ):
        manifest, new.manifest = old.manifest, old.manifest
        tables, files = manifest.tables, manifest.files
        manifest.tables, manifest.files = [], []
        for table in tables:
            table.rows = table.size = 0
            new.add_table(table, [[line.rstrip(b"\n")] for line in old.lines(table)])
        for stored in files:
            stored.size = 0
            new.add_file(stored, old.opened(stored))
    target.write_bytes(lzma.compress(loose.read_bytes(), preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "uccn.settings")
    sys.exit(main())
