"""What a translator sent: the texts as typed, and which texts they saw when they typed."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.http import QueryDict

from translations.actions import Change, fingerprint

TEXT = "text-"
ALL = "all"


@dataclass
class Submission:
    """The form as it came; a record of texts seen that cannot be read is empty."""

    texts: dict[str, str] = field(default_factory=dict)
    seen: dict[str, str] = field(default_factory=dict)
    contested: set[str] = field(default_factory=set)
    wanted: str = ALL
    taken: str = ""
    is_confirmed: bool = False
    is_readable: bool = True

    @classmethod
    def of(cls, post: QueryDict) -> "Submission":
        """What was sent, with line ends as they are stored."""
        seen, contested, is_readable = _record(post.get("seen", ""))
        texts = {
            name.removeprefix(TEXT): value.replace("\r\n", "\n").replace("\r", "\n")
            for name, value in post.items()
            if name.startswith(TEXT)
        }
        return cls(
            texts=texts,
            seen=seen,
            contested=contested,
            wanted=post.get("save", ALL),
            taken=post.get("take", ""),
            is_confirmed="confirm_public" in post,
            is_readable=is_readable,
        )

    def is_touched(self, key: str) -> bool:
        """Whether the text is another than the one its writer saw, or may be."""
        return fingerprint(self.texts[key]) != self.seen.get(key, "")

    def changes(self) -> Iterable[Change]:
        """What the writer asked to save: one text or all."""
        keys = [self.wanted] if self.wanted != ALL else list(self.texts)
        return [
            Change(key, self.texts[key], self.seen.get(key, ""))
            for key in keys
            if key in self.texts
        ]


def _record(value: str) -> tuple[dict[str, str], set[str], bool]:
    """The fingerprints by key, the keys in conflict, and whether the record could be read."""
    try:
        record = json.loads(value)
        seen = {str(key): str(print_) for key, print_ in record["seen"].items()}
        return seen, {str(key) for key in record["contested"]}, True
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}, set(), False


def record_of(rows: Iterable) -> str:
    """The record that travels with the page, for all its rows in one field."""
    return json.dumps(
        {
            "seen": {row.unit.key: row.seen for row in rows},
            "contested": [row.unit.key for row in rows if row.is_contested],
        },
        separators=(",", ":"),
    )
