"""The plan of an import: what each row comes to, and how many of each kind there are."""

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What an incoming row comes to."""

    DRAFT = "draft", _("new draft")
    OLD_SOURCE = "old_source", _("draft of an earlier source")
    UNCHANGED = "unchanged", _("unchanged")
    ALREADY = "already", _("imported before")
    CONFLICT = "conflict", _("conflict")
    EMPTY = "empty", _("empty in the file")
    MISSING = "missing", _("not in the file")
    UNKNOWN = "unknown", _("not of this text")
    DUPLICATE = "duplicate", _("twice in the file")
    PROBLEM = "problem", _("cannot be kept")


@dataclass(frozen=True)
class PlannedRow:
    """What one row comes to. ``text`` is what would be saved, ``current`` what stands there now.

    ``based_on`` is the hash of the source that it translates, ``expected_version`` the version
    that may be replaced; ``was_normalised`` says that a tool rewrote characters of the source.
    """

    id: str
    place: str
    label: str
    kind: Kind
    text: str = ""
    based_on: str = ""
    expected_version: int = 0
    sentence: str = ""
    current: str = ""
    was_normalised: bool = False

    @property
    def is_saved(self) -> bool:
        """Whether applying the file makes a draft of the row."""
        return self.kind in (Kind.DRAFT, Kind.OLD_SOURCE)


@dataclass(frozen=True)
class Plan:
    """What a file comes to: its rows in its order, then the texts that it lacks."""

    rows: list[PlannedRow]
    warnings: list[str] = field(default_factory=list)

    @property
    def saved(self) -> list[PlannedRow]:
        """The rows that become drafts."""
        return [row for row in self.rows if row.is_saved]

    @property
    def told(self) -> list[PlannedRow]:
        """The rows of which there is something to say."""
        return [row for row in self.rows if row.sentence]

    @property
    def counts(self) -> dict[str, int]:
        """How many rows of each kind there are, in the order of the kinds."""
        found = Counter(row.kind for row in self.rows)
        return {str(kind.value): found[kind] for kind in Kind if found[kind]}

    @property
    def digest(self) -> str:
        """What applying would do and in the place of what, in one word; not in which language."""
        done = [
            [row.id, str(row.kind.value), row.text, row.current, row.based_on, row.expected_version]
            for row in self.rows
        ]
        return hashlib.sha256(json.dumps(done).encode()).hexdigest()

    @property
    def report(self) -> list[dict[str, str]]:
        """The sentences as they are recorded with the file, in the words of their time."""
        nowhere = {"id": "", "place": "", "label": "", "kind": "warning"}
        return [{**nowhere, "sentence": sentence} for sentence in self.warnings] + [
            {
                "id": row.id,
                "place": row.place,
                "label": row.label,
                "kind": str(row.kind.value),
                "sentence": row.sentence,
            }
            for row in self.told
        ]
