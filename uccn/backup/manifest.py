"""What an archive says of itself, in its member ``manifest.json``."""

import datetime as dt
import json
import platform
from dataclasses import asdict, dataclass, field, fields

import django
from django.db import connection
from django.utils import timezone

import uccn
from uccn.backup.errors import BackupError

FORMAT = 1
NAME = "manifest.json"


@dataclass
class Table:
    """The rows of a table; ``last`` is the last number that it gave out."""

    model: str
    columns: list[str]
    last: int
    rows: int = 0
    size: int = 0
    sha256: str = ""

    @property
    def member(self) -> str:
        """Where in the archive they are."""
        return f"tables/{self.model}.ndjson"


@dataclass
class Stored:
    """A file of a place; ``modified`` is when it was written, as readers' browsers are told."""

    place: str
    name: str
    modified: str
    size: int = 0
    sha256: str = ""

    @property
    def member(self) -> str:
        """Where in the archive it is."""
        return f"files/{self.place}/{self.name}"


@dataclass
class Manifest:
    """Everything that a restore has to know before it begins."""

    format: int = FORMAT
    made_at: str = field(default_factory=lambda: timezone.now().isoformat(timespec="seconds"))
    release: str = uccn.__version__
    django: str = django.__version__
    python: str = field(default_factory=platform.python_version)
    database: str = field(default_factory=lambda: connection.vendor)
    migrations: list[tuple[str, str]] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    files: list[Stored] = field(default_factory=list)
    # Files that rows name and that were lost already; "place/name".
    missing: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        files = len(self.files)
        return f"{self.rows} rows and {files} files of {self.made_at}, release {self.release},"

    @property
    def rows(self) -> int:
        """How many rows there are in all."""
        return sum(table.rows for table in self.tables)

    @property
    def members(self) -> dict[str, Table | Stored]:
        """Every other member of the archive by its name."""
        return {one.member: one for one in (*self.tables, *self.files)}


def written(manifest: Manifest) -> bytes:
    """The manifest as it stands in the archive."""
    return json.dumps(asdict(manifest), ensure_ascii=False, indent=1).encode()


def read(data: bytes) -> Manifest:
    """The manifest of an archive. Raises BackupError for one that this release cannot read."""
    try:
        given = json.loads(data)
        if given["format"] != FORMAT:
            raise BackupError(
                f"The archive has format {given['format']}; this release reads {FORMAT}. "
                f"It was made by release {given['release']}: restore it with that one or a newer."
            )
        given["migrations"] = [(app + "", name + "") for app, name in given["migrations"]]
        given["tables"] = [_checked(Table(**one)) for one in given["tables"]]
        given["files"] = [_checked(Stored(**one)) for one in given["files"]]
        for one in given["files"]:
            dt.datetime.fromisoformat(one.modified)
        return _checked(Manifest(**given))
    except (KeyError, TypeError, ValueError) as error:
        raise BackupError(f"The archive's manifest cannot be read: {error!r}.") from error


def _checked(one):
    """What was read, if each of its parts is of its kind. Raises TypeError for one that is not."""
    for part in fields(one):
        kind = getattr(part.type, "__origin__", part.type)
        if not isinstance(getattr(one, part.name), kind):
            raise TypeError(f"{part.name} is no {kind.__name__}")
    return one
