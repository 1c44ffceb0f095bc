"""What a declaration says in one language, and the fingerprint of it that anyone can make again.

The fingerprint is SHA-256 over the UTF-8 bytes of one JSON object: keys sorted, no space outside
strings, characters written as themselves, each value in NFC. For such values that is RFC 8785 (JSON
Canonicalization Scheme). It covers what was issued and adopted: masthead, header line, title and
paragraphs with their keys; not what we say about them (label, source, rights, our note).
"""

import hashlib
import json
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

# What is said about a text, and kept with each version beside it.
PROVENANCE = ("label", "issuer", "made_here", "source", "rights", "editors_note")


@dataclass(frozen=True)
class Content:
    """A declaration in one language, as it is or as a version keeps it.

    ``paragraphs`` are key and text in their order; a paragraph that is not translated has ''.
    """

    language: str
    title: str
    masthead: str
    header_line: str
    paragraphs: tuple[tuple[str, str], ...]
    provenance: dict = field(default_factory=dict, compare=False)

    @classmethod
    def from_canonical(cls, canonical: str, provenance: dict) -> "Content":
        """The content that a version keeps."""
        found = json.loads(canonical)
        return cls(
            found["language"],
            found["title"],
            found["masthead"],
            found["header_line"],
            tuple((row["key"], row["text"]) for row in found["paragraphs"]),
            provenance,
        )

    @property
    def hashed(self) -> dict:
        """The JSON object that the fingerprint covers."""
        return {
            "language": self.language,
            "masthead": _nfc(self.masthead),
            "header_line": _nfc(self.header_line),
            "title": _nfc(self.title),
            "paragraphs": [{"key": key, "text": _nfc(text)} for key, text in self.paragraphs],
        }

    @property
    def canonical(self) -> str:
        """The same as the text of which SHA-256 is taken."""
        return json.dumps(self.hashed, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @property
    def sha256(self) -> str:
        """The fingerprint, in hexadecimal."""
        return sha256(self.canonical)

    @property
    def is_complete(self) -> bool:
        """Whether title and every paragraph exist."""
        return bool(self.title and self.paragraphs and all(text for _key, text in self.paragraphs))

    @property
    def texts(self) -> dict[str, str]:
        """The paragraphs' texts by key."""
        return dict(self.paragraphs)


def _nfc(text: str) -> str:
    """A value in NFC; the JSON around it is left alone, for a mark may follow a line's end."""
    return unicodedata.normalize("NFC", text)


def sha256(text: str) -> str:
    """SHA-256 of a text's UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def sha256_of_all(hashes: Iterable[str]) -> str:
    """The fingerprint of a version: over those of its languages, sorted, a line end between."""
    return sha256("\n".join(sorted(hashes)))
