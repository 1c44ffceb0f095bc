"""The words that stand around a text in every form of it, in the document's own language.

Every function is pure: a document in, its sentences out, whatever language is active. What comes
from the document is in the grammar of our texts where the document has it so.
"""

import unicodedata
from collections.abc import Callable
from functools import wraps
from typing import NamedTuple

from django.template.defaultfilters import capfirst
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from declarations.exports.document import Document, ParagraphText
from declarations.models import LanguageVersion
from uccn.lib import dates, languages
from uccn.lib.languages import Resolved
from uccn.lib.text import escape_grammar

# First strong isolate and its end: what stands between keeps its own direction.
_ISOLATE, _END = "\u2068", "\u2069"


class Named(NamedTuple):
    """A value and the words that say what it is, as "Issued by:"; a sentence has no value.

    ``kind`` is "address" or "sum" where a value is one of these.
    """

    words: str
    value: str = ""
    kind: str = ""


def _in_its_language(function: Callable) -> Callable:
    """A function of a document that speaks the document's language."""

    @wraps(function)
    def speaking(document: Document, *rest):
        """The function, called while the document's language is active."""
        with translation.override(document.language):
            return function(document, *rest)

    return speaking


@_in_its_language
def network(document: Document) -> str:
    """The network's name."""
    return _("UNESCO Creative Cities Network")


@_in_its_language
def publisher(document: Document) -> str:
    """What this site is called."""
    return _("Annual meetings of the UNESCO Creative Cities Network")


def author(document: Document) -> str:
    """Whose text it is: who issued it, else the network of what it adopted, else nobody known."""
    given = document.provenance
    is_theirs = given.adopted_with or given.label == LanguageVersion.Label.ORIGINAL
    return given.issuer or (network(document) if is_theirs else "")


def masthead(document: Document) -> list[Resolved]:
    """The lines above the title in groups, in our grammar: as issued, else made from the data.

    Each has its language: a theme may be in another than the document.
    """
    own = document.language
    if document.masthead:
        return [Resolved("\n".join(group), own) for group in document.masthead]
    meeting = document.meeting
    where = " · ".join(piece for piece in (meeting.brand, meeting.places) if piece)
    held = "\n".join(escape_grammar(line) for line in (where, meeting.dates) if line)
    groups = [Resolved(meeting.name, own), meeting.theme, Resolved(held, own)]
    if meeting.theme.language in ("", own):
        above = "\n".join(line for line in (meeting.name, meeting.theme.text) if line)
        groups[:2] = [Resolved(above, own)]
    return [group for group in groups if group.text]


@_in_its_language
def label(document: Document) -> str:
    """What this language version is; a label never stands for approval."""
    name = capfirst(languages.name_in(document.language))
    words = LanguageVersion.Label(document.provenance.label).label
    return _("%(language)s: %(label)s.") % {"language": name, "label": words}


@_in_its_language
def unofficial(document: Document) -> str:
    """That UNESCO did not issue the text, of one that was translated for this site; else ''."""
    words = _("Unofficial translation made for this site; not issued by UNESCO.")
    return words if document.provenance.made_here else ""


@_in_its_language
def provenance(document: Document) -> list[Named]:
    """Who issued the text, where it was found, what may be done with it; what is known of it."""
    given = document.provenance
    found = [
        Named(_("Issued by:"), given.issuer),
        Named(_("Source:"), given.source),
        Named(_("Rights:"), given.rights),
    ]
    return [named for named in found if named.value]


@_in_its_language
def numbering(document: Document) -> str:
    """Whose numbers the paragraphs have."""
    return _("Paragraph numbering by this site.")


@_in_its_language
def adoption(document: Document) -> str:
    """The day of adoption, or that it is not known, or that the text is not adopted."""
    if document.adopted_on:
        return _("Adopted on %(day)s.") % {"day": dates.full_date(document.adopted_on)}
    if not document.version:
        return _("This text is not recorded as adopted.")
    if when := document.meeting.dates:
        return _("Adopted at the meeting: %(dates)s. The day is not known.") % {"dates": when}
    return _("The day of adoption is not known.")


@_in_its_language
def original(document: Document) -> str:
    """That the original's language is not known; '' where it is."""
    return "" if document.original_language else _("The language of the original is not known.")


@_in_its_language
def notice(document: Document) -> str:
    """One sentence that counts the paragraphs shown in another language, '' for none."""
    missing = [paragraph for paragraph in document.missing if paragraph.text]
    if not missing:
        return ""
    shown = dict.fromkeys(languages.name_in(paragraph.language) for paragraph in missing)
    pattern = ngettext(
        "Paragraph %(links)s is not available in this language yet and is shown in: %(shown)s.",
        "%(number)s paragraphs are not available in this language yet and are shown in: "
        "%(shown)s. They are %(links)s.",
        len(missing),
    )
    numbers = dates.listing([str(paragraph.number) for paragraph in missing])
    return pattern % {
        "number": len(missing),
        "links": numbers,
        "shown": dates.listing(list(shown)),
    }


@_in_its_language
def mark(document: Document, paragraph: ParagraphText) -> str:
    """The short mark of a paragraph that is not in the document's language, '' for others."""
    if paragraph.text and paragraph.language == document.language:
        return ""
    if not paragraph.text:
        return _("not available yet")
    shown = languages.name_in(paragraph.language)
    return _("not translated yet; shown in: %(shown)s") % {"shown": shown}


@_in_its_language
def editors_note(document: Document) -> str:
    """Our note to readers, in our grammar, '' for none."""
    if not document.editors_note:
        return ""
    return joined(escape_grammar(_("Editor's note:")), document.editors_note)


@_in_its_language
def citing(document: Document, *beside: Document) -> list[Named]:
    """The address for ever, the version, and the sums by which a copy is checked.

    ``beside`` are other languages of the same version, whose sums stand below the first's.
    """
    version = document.version
    found = [Named(_("Cite as:"), document.identifier, "address")]
    if version is None:
        return found
    whole = _("SHA-256 of this version in all languages:")
    return [
        *found,
        Named(_version_words(document), document.address, "address"),
        *(_sum(text) for text in (document, *beside) if text.version),
        Named(whole, version.version_sha256, "sum"),
    ]


def _sum(document: Document) -> Named:
    """The sum of the text in one language, which the active language names."""
    name = languages.name_in(document.language)
    words = _("SHA-256 of the text in this language (%(language)s):") % {"language": name}
    return Named(words, document.version.sha256, "sum")


@_in_its_language
def unversioned(document: Document) -> str:
    """That a text which is not adopted may still change; '' for one that has a version."""
    words = _("This text has no numbered version yet and may still change.")
    return "" if document.version else words


def _version_words(document: Document) -> str:
    """What stands before the version's address."""
    number, dated = document.version.number, document.version.dated
    if dated is None:
        return _("Version %(number)s:") % {"number": number}
    return _("Version %(number)s (%(day)s):") % {"number": number, "day": dates.full_date(dated)}


@_in_its_language
def version_name(document: Document) -> str:
    """The version's number and day: "Version 2 (25 November 2026)"; '' where there is none."""
    if document.version is None:
        return ""
    number, dated = document.version.number, document.version.dated
    if dated is None:
        return _("Version %(number)s") % {"number": number}
    return _("Version %(number)s (%(day)s)") % {"number": number, "day": dates.full_date(dated)}


@_in_its_language
def heading(document: Document) -> str:
    """What stands above all that is said about the text."""
    return _("This version")


@_in_its_language
def adoption_heading(document: Document) -> str:
    """What stands above the day of adoption."""
    return _("Adoption")


@_in_its_language
def citing_heading(document: Document) -> str:
    """What stands above address, version and sums."""
    return _("To cite this text")


def about(document: Document) -> list[Named]:
    """Everything that is said about where the text comes from, in order."""
    before = [label(document), unofficial(document)]
    after = [adoption(document), original(document), numbering(document), unversioned(document)]
    first, last = ([Named(words) for words in said if words] for said in (before, after))
    return [*first, *provenance(document), *last, *citing(document)]


def line(named: Named, document: Document) -> str:
    """Words and value on one line."""
    return joined(named.words, isolated(named.value, document))


def joined(words: str, value: str) -> str:
    """Words and what they lead to; a sign as wide as a Chinese character needs no space."""
    is_wide = unicodedata.east_asian_width(words[-1:] or " ") in "FW"
    return f"{words}{'' if is_wide else ' '}{value}" if value else words


def isolated(words: str, document: Document) -> str:
    """Words from elsewhere, each line kept apart whose letters run against the document's."""
    against = ("L",) if languages.direction(document.language) == "rtl" else ("R", "AL")
    return "\n".join(
        f"{_ISOLATE}{line}{_END}" if _has(line, against) else line for line in words.split("\n")
    )


def _has(words: str, directions: tuple[str, ...]) -> bool:
    """Whether any letter of the words runs in one of the directions."""
    return any(unicodedata.bidirectional(letter) in directions for letter in words)
