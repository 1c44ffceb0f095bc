"""What a citation says, whatever its form: nothing that the document does not know."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext, pgettext

from declarations.exports.citing import sentences
from declarations.exports.document import Document, Meeting, ParagraphText
from declarations.models import Declaration, LanguageVersion
from uccn.lib import dates, languages
from uccn.lib.languages import Resolved


@dataclass(frozen=True)
class Citation:
    """A document, or one paragraph of it, as it is cited in one language's words.

    ``language`` is that of the text cited. ``adoption`` and ``standing`` are whole sentences; where
    there is nothing to say, they and ``version`` are ''. ``adopted_then`` says that ``adoption``
    names the meeting's dates, because the day is not known. ``notes`` are sentences with what no
    field of a reference manager has room for.
    """

    document: Document
    paragraph: ParagraphText | None
    meeting: Meeting
    key: str
    authority: str
    genre: str
    language: str
    address: str
    adoption: str
    adopted_then: bool
    standing: tuple[str, ...]
    version: str
    notes: tuple[str, ...]

    @property
    def title(self) -> Resolved:
        """The title, in the language that it is really in."""
        return self.document.heading


def cite(
    document: Document, paragraph: ParagraphText | None = None, meeting: Meeting | None = None
) -> Citation:
    """The citation in the active language; ``meeting`` names the meeting in that language."""
    adoption, adopted_then = _adoption(document)
    says, version = standing(document, paragraph), _version(document)
    return Citation(
        document=document,
        paragraph=paragraph,
        meeting=meeting or document.meeting,
        key=key_of(document, paragraph),
        authority=authority(),
        genre=str(Declaration.Kind(document.kind).label),
        language=(paragraph and paragraph.language) or document.language,
        address=address_of(document, paragraph),
        adoption=adoption,
        adopted_then=adopted_then,
        standing=says,
        version=version,
        notes=_notes(_paragraph_note(paragraph), adoption, *says, version),
    )


def authority() -> str:
    """Whose declaration it is, in the active language."""
    return pgettext("author of the declarations", "UNESCO Creative Cities Network")


def key_of(document: Document, paragraph: ParagraphText | None) -> str:
    """The key by which a reference manager knows it: uccn-2018-mayors-declaration-en-v2-p3."""
    parts = ["uccn", str(document.year), document.slug, document.language]
    if document.version:
        parts.append(f"v{document.version.number}")
    if paragraph:
        parts.append(f"p{paragraph.key}")
    return re.sub(r"[^A-Za-z0-9-]+", "-", "-".join(parts))


def address_of(document: Document, paragraph: ParagraphText | None) -> str:
    """The address of the version, at the paragraph where one is cited."""
    return f"{document.address}#p-{paragraph.key}" if paragraph else document.address


def language_tags(document: Document) -> list[str]:
    """The text's language, then those of paragraphs that are not translated into it."""
    found = [document.language, *(p.language for p in document.missing if p.language)]
    return [languages.tag(code) for code in dict.fromkeys(found)]


def _adoption(document: Document) -> tuple[str, bool]:
    """The sentence on the day of adoption, and whether it names the meeting's dates instead.

    A text without a version is not adopted, as far as the document knows.
    """
    if document.adopted_on:
        return gettext("Adopted on %(day)s.") % {"day": dates.full_date(document.adopted_on)}, False
    if document.version is None:
        return "", False
    when = dates.date_range(document.meeting.start, document.meeting.end)
    if not when:
        return gettext("The day of adoption is not known."), False
    sentence = gettext("Adopted at the meeting: %(dates)s. The day is not known.")
    return sentence % {"dates": when}, True


def standing(document: Document, paragraph: ParagraphText | None = None) -> tuple[str, ...]:
    """The language of the text, and what the text is in it, as sentences."""
    own = languages.name_in(document.language)
    if paragraph and paragraph.language not in ("", document.language):
        sentence = gettext("Text in %(language)s: this paragraph is not available in %(wanted)s.")
        return (sentence % {"language": languages.name_in(paragraph.language), "wanted": own},)
    if document.provenance.made_here:
        return (
            gettext("Text in %(language)s.") % {"language": own},
            gettext("Unofficial translation made for this site; not issued by UNESCO."),
        )
    label = LanguageVersion.Label(document.provenance.label).label
    return (gettext("Text in %(language)s: %(label)s.") % {"language": own, "label": label},)


def _paragraph_note(paragraph: ParagraphText | None) -> str:
    """The paragraph by its number and by the key that stays; '' for the whole."""
    if paragraph is None:
        return ""
    values = {"number": paragraph.number, "key": paragraph.key}
    return gettext("Paragraph %(number)s, permanent key %(key)s") % values


def _notes(*notes: str) -> tuple[str, ...]:
    """Those of the notes that say something, each as a sentence."""
    return tuple(sentences.stopped(note) for note in notes if note)


def _version(document: Document) -> str:
    """The number of the version and its date; '' for a text that has none."""
    if document.version is None:
        return ""
    number = document.version.number
    if document.version.dated is None:
        return gettext("Version %(number)s, date not known") % {"number": number}
    day = dates.full_date(document.version.dated)
    return gettext("Version %(number)s, %(date)s") % {"number": number, "date": day}
