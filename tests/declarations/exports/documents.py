"""The 2018 declaration as documents for exporters, read from the starter data."""

import datetime as dt
from dataclasses import replace

from django.conf import settings
from django.utils import translation

from declarations.exports.document import Document, Meeting, ParagraphText, Provenance, VersionFacts
from declarations.importing import parsing, reading
from meetings import headline
from uccn.lib import dates, languages
from uccn.lib.languages import Resolved

_STEM = "2018-krakow-katowice"
_ROOT = "https://example.org"
_DAYS = (dt.date(2018, 6, 12), dt.date(2018, 6, 15))
_HASHES = {"sha256": "ab" * 32, "version_sha256": "cd" * 32}


def all_documents() -> list[Document]:
    """The declaration in every language of the site."""
    return [document(code) for code in languages.codes()]


def document(language: str, **changes) -> Document:
    """The declaration in a language, with what a test wants otherwise."""
    path = settings.DATA_DIR / "declarations" / f"{_STEM}.{language}.txt"
    parsed = parsing.parse(reading.read(path.read_bytes()))
    is_original = language == "fr"
    found = Document(
        identifier=f"{_ROOT}/id/declaration/2018/mayors-declaration",
        address=f"{_ROOT}/{language}/declarations/2018/mayors-declaration/v/2/",
        year=2018,
        slug="mayors-declaration",
        kind="declaration",
        language=language,
        original_language="fr",
        title=Resolved(parsed.title, language),
        header_line=parsed.header_line or _header_line(language),
        paragraphs=tuple(
            ParagraphText(number, str(number), text, language)
            for number, text in enumerate(parsed.paragraphs, start=1)
        ),
        meeting=meeting(language),
        provenance=Provenance(
            label="original" if is_original else "unofficial",
            made_here=not is_original,
            adopted_with=is_original,
        ),
        masthead=tuple(
            tuple(group.split("\n")) for group in parsed.masthead.split("\n\n") if group.strip()
        ),
        version=VersionFacts(2, "translation", dt.date(2026, 11, 25), **_HASHES),
    )
    return replace(found, **changes)


def meeting(language: str) -> Meeting:
    """The XIIth annual meeting, as a document in the language names it."""
    with translation.override(language):
        name = headline.edition_name(12, "meeting")
        hosts = ("Kraków", "Katowice")
        places = headline.places([(host, "Poland") for host in hosts])
        line = dates.date_range(*_DAYS)
    return Meeting(
        12,
        "XII",
        name,
        hosts,
        places,
        line,
        *_DAYS,
        2018,
        "#b3362b",
        "KRAKOWICE",
        Resolved("Creative Crossroads", "en"),
    )


def _header_line(language: str) -> str:
    """The line that names the meeting in full, where none was issued."""
    found = meeting(language)
    with translation.override(language):
        return headline.header_line(found.name, found.places, found.dates)
