"""Which source an incoming translation was made from, though a tool may have rewritten it."""

import unicodedata
from dataclasses import dataclass

from django.utils.translation import gettext as _

from translations.exchange.rows import Incoming, Row
from translations.hashes import text_hash


@dataclass(frozen=True)
class Source:
    """The hash of the source translated, None where nobody knows, and what there is to say."""

    based_on: str | None
    sentence: str = ""
    was_normalised: bool = False


def source_of(incoming: Incoming, row: Row) -> Source:
    """The source of an incoming row, by the hash that it carries and by its text."""
    if incoming.source is None and incoming.source_hash is None:
        return Source(None)
    carried = incoming.source_hash
    if carried is None:
        return _by_text(incoming.source, row)
    if incoming.source is None or text_hash(incoming.source) == carried:
        return Source(carried, "" if carried == row.source_hash else _moved())
    if is_text_of(carried, incoming.source):
        return Source(carried, "" if carried == row.source_hash else _moved(), True)
    if carried == row.source_hash and bare(incoming.source) == bare(row.source):
        return Source(carried, "", True)
    return Source(text_hash(_folded(incoming.source)), _edited())


def _by_text(text: str, row: Row) -> Source:
    """The source of a row whose hashes a tool left out."""
    if text == row.source:
        return Source(row.source_hash)
    if bare(text) == bare(row.source):
        return Source(row.source_hash, "", True)
    return Source(text_hash(_folded(text)), _moved())


def is_text_of(digest: str, text: str) -> bool:
    """Whether a hash is of the text, as it is or as we would store it."""
    folded = _folded(text)
    return digest in (text_hash(text), text_hash(folded), text_hash(folded.strip()))


def _folded(text: str) -> str:
    """The text as the cleaner stores it, without its refusals."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def bare(text: str) -> str:
    """The text as we would store it, without the outer spaces that tools take away."""
    return _folded(text).strip()


def _moved() -> str:
    """What is said when the source has changed since the export."""
    return _(
        "The source was changed after the export. The translation is kept as one of the earlier "
        "source: compare the two and revise it."
    )


def _edited() -> str:
    """What is said when somebody wrote into the source in the file."""
    return _(
        "The source was changed in the file, which changes nothing here. The translation is kept "
        "as one of another source: compare the two and revise it."
    )
