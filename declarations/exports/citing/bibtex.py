"""The citation as BibTeX, in UTF-8, for LaTeX and for reference managers."""

import re

from declarations.exports.citing.citation import Citation
from declarations.exports.citing.lines import line, note, own_citation
from declarations.exports.document import Document, ParagraphText
from uccn.lib import languages

# Braces are counted even behind a backslash, so a lone one may only be written by its name.
_WRITTEN = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "#$%&_"},
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def bibtex(document: Document, paragraph: ParagraphText | None = None) -> str:
    """The document or a paragraph of it as one ``@misc`` entry."""
    citation = own_citation(document, paragraph)
    fields = [f"  {name} = {value}" for name, value in _fields(citation) if value != "{}"]
    return f"@misc{{{citation.key},\n" + ",\n".join(fields) + ",\n}\n"


def _fields(citation: Citation) -> list[tuple[str, str]]:
    """The fields in order; what is not known is "{}" or not there."""
    document, meeting = citation.document, citation.meeting
    language = _language(citation.language)
    version = str(document.version.number) if document.version else ""
    return [
        # A second pair of braces keeps the letters as they are, whatever the style does.
        ("title", f"{{{_braced(citation.title.text)}}}"),
        ("author", f"{{{_braced(citation.authority)}}}"),
        ("year", f"{{{document.year}}}"),
        *_day(citation),
        ("language", _braced(language)),
        ("langid", _braced(language)),
        ("type", _braced(citation.genre)),
        ("version", _braced(version)),
        ("eventtitle", _braced(meeting.name)),
        ("eventdate", _braced("/".join(str(day) for day in (meeting.start, meeting.end) if day))),
        ("venue", _braced(meeting.places)),
        ("note", _braced(note(citation))),
        ("url", f"{{{_address(citation.address)}}}"),
    ]


def _day(citation: Citation) -> list[tuple[str, str]]:
    """Month and day of adoption, where they are known."""
    day = citation.document.adopted_on
    return [("month", _MONTHS[day.month - 1]), ("day", f"{{{day.day}}}")] if day else []


def _language(code: str) -> str:
    """The language as babel and polyglossia name it: "arabic", "chinese"."""
    return languages.name_in(languages.babel_locale(code).language, "en").lower()


def _braced(text: str) -> str:
    """A text as the value of a field, every sign that means something to TeX written out."""
    return "{" + "".join(_WRITTEN.get(sign, sign) for sign in line(text)) + "}"


def _address(address: str) -> str:
    """An address, which the field takes letter for letter, without what would end the field."""
    return re.sub(r"[{}\\\s]", lambda match: f"%{ord(match[0]):02X}", address)
