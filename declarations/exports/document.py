"""What every form of a declaration in one language is made of, read once and never looked up again.

An exporter takes a ``Document`` and nothing else: no row, no query, no clock. So the same version
gives the same bytes, and an exporter is tested without a database.
"""

import datetime as dt
from dataclasses import dataclass

from django.utils import translation

from declarations import headings
from uccn.lib.languages import Resolved

_NOTHING = Resolved("", "")


@dataclass(frozen=True)
class ParagraphText:
    """One paragraph: its printed number, its key for ever, its text in the grammar of our texts.

    ``language`` is what the text is really in; it differs from the document's where the paragraph
    is not translated. Both are '' where there is no text at all.
    """

    number: int
    key: str
    text: str
    language: str


@dataclass(frozen=True)
class Provenance:
    """Where a language version comes from: label, who issued it, where found, rights.

    ``label`` is a value of ``LanguageVersion.Label``; ``made_here`` says that the translation was
    made for this site; ``adopted_with`` that this language was adopted, not added afterwards.
    """

    label: str
    issuer: str = ""
    source: str = ""
    rights: str = ""
    made_here: bool = False
    adopted_with: bool = False


@dataclass(frozen=True)
class Meeting:
    """The meeting of a document, in the document's language where it is words.

    ``name`` is "XII^e^ Réunion annuelle" in the grammar of our texts, ``hosts`` the names of the
    host cities in order, ``dates`` the line "du 12 au 15 juin 2018"; ``accent`` is "#rrggbb".
    ``theme`` is in the grammar too, and in the language that it really is in.
    """

    edition: int
    numeral: str
    name: str
    hosts: tuple[str, ...]
    places: str
    dates: str
    start: dt.date | None
    end: dt.date | None
    year: int
    accent: str
    brand: str = ""
    theme: Resolved = _NOTHING


@dataclass(frozen=True)
class VersionFacts:
    """Which version of the text this is; a text that is not adopted has none.

    ``dated`` is the day of the version: of adoption, of correction, of publishing a language;
    None where it is not known. ``sha256`` is of this language, ``version_sha256`` of all.
    """

    number: int
    kind: str
    dated: dt.date | None
    sha256: str
    version_sha256: str


@dataclass(frozen=True)
class Document:
    """A declaration in one language.

    ``identifier`` is its language-neutral address (``https://…/id/declaration/2018/slug``),
    ``address`` that of the page shown (of the version, where there is one), both absolute.
    ``masthead`` are the lines as issued, in groups; empty where nothing was issued. ``header_line``
    is the issued one, else the one made from the meeting.
    """

    identifier: str
    address: str
    year: int
    slug: str
    kind: str
    language: str
    original_language: str
    title: Resolved
    header_line: str
    paragraphs: tuple[ParagraphText, ...]
    meeting: Meeting
    provenance: Provenance
    adopted_on: dt.date | None = None
    masthead: tuple[tuple[str, ...], ...] = ()
    editors_note: str = ""
    version: VersionFacts | None = None

    @property
    def heading(self) -> Resolved:
        """The title; for a text that has none, a line made from its kind and its meeting."""
        if self.title.text:
            return self.title
        with translation.override(self.language):
            return Resolved(headings.made(self.kind, self.meeting.name), self.language)

    @property
    def missing(self) -> tuple[ParagraphText, ...]:
        """The paragraphs that are not in the document's language."""
        return tuple(p for p in self.paragraphs if p.language != self.language)
