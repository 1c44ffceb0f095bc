"""Documents that are hard to write down: things missing, unknown, many, or looking like markup."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from declarations.exports.document import Document, ParagraphText, Provenance
from tests.declarations.exports.documents import document, meeting
from uccn.lib.languages import Resolved

# What a paragraph may hold that some format gives a meaning to, in the grammar of our texts.
TEXTS = {
    "markup": r"</p>&lt;&amp; <!-- ]]> <?xml?> {{ x }} %(day)s \*no\* \^e\^ \[no\](https://a.b)",
    "emphasis": "*We renew* our commitment, *and* again",
    "only_emphasis": "*We renew*",
    "raised": "The XII^th^ and the 1^st^",
    "link": "See [the *agenda*](https://example.org/a?b=c&d=é%zz|) and [it](mailto:a@example.org)",
    "lines": "We commit:\n(a) to act;\n\n(b) *to\nreport*.",
    "isolates": "A \u2067مدينة (UCCN)\u2069 and a \u2066city\u2069 \u200f\u061c!",
    "spaces": "  two  spaces,\u00a0one\u202fnarrow\u2003wide\t tab ",
    "far": "𝒜 👪 e\u0301 \u200d",
}


def hard_documents() -> Iterator[tuple[str, Document]]:
    """Each with what is hard about it."""
    plain = document("en")
    for name, text in TEXTS.items():
        yield name, with_texts(plain, text, text)
    yield from _missing(plain)
    yield from _unknown(plain)
    yield "many", with_texts(plain, *(f"Paragraph {n}." for n in range(1, 501)))
    yield "long title", replace(plain, title=Resolved("Title " * 60, "en"))
    for kind in ("conclusions", "manifesto", "statement", "other"):
        yield kind, replace(plain, kind=kind)
    official = Provenance("official", "اليونسكو", "https://example.org/x?a=b&c", "CC BY\n<4.0>")
    yield "official", replace(document("ar"), provenance=official)
    yield "nobody knows", replace(plain, provenance=Provenance("undocumented"))
    yield "note", replace(plain, editors_note="*Sic*: see [there](https://example.org/) <b>")


def _missing(plain: Document) -> Iterator[tuple[str, Document]]:
    """Documents of which something is not there."""
    yield "no masthead", replace(document("fr"), masthead=())
    yield "no title", replace(plain, title=Resolved("", ""))
    yield "title elsewhere", replace(plain, title=Resolved("Déclaration", "fr"))
    yield "no header line", replace(plain, header_line="")
    yield "no paragraphs", replace(plain, paragraphs=())
    yield "no version", replace(plain, version=None)
    yield "not translated", partly_translated("es")
    yield "right to left inside", partly_translated("en", "ar")
    hostless = replace(meeting("en"), hosts=(), places="", brand="", theme=Resolved("", ""))
    yield "no hosts", replace(plain, meeting=hostless)


def _unknown(plain: Document) -> Iterator[tuple[str, Document]]:
    """Documents of which something is not known."""
    dateless = replace(meeting("en"), start=None, end=None, dates="")
    undated = replace(plain.version, dated=None)
    yield "no dates", replace(plain, meeting=dateless, version=undated)
    yield "no end", replace(plain, meeting=replace(meeting("en"), end=None))
    yield "no day", replace(plain, version=undated)
    yield "adopted", replace(plain, adopted_on=dt.date(2018, 6, 13))
    yield "no original", replace(plain, original_language="")
    yield "correction", replace(plain, version=replace(plain.version, kind="correction"))


def with_texts(original: Document, *texts: str) -> Document:
    """The document with these paragraphs."""
    numbered = enumerate(texts, start=1)
    paragraphs = (ParagraphText(n, f"k{n}", text, original.language) for n, text in numbered)
    return replace(original, paragraphs=tuple(paragraphs))


def partly_translated(language: str, lender: str = "fr") -> Document:
    """The declaration with its second paragraph in another language and its third nowhere."""
    wanted, other = document(language), document(lender)
    first, _second, third, *rest = wanted.paragraphs
    lent = other.paragraphs[1]
    return replace(wanted, paragraphs=(first, lent, replace(third, text="", language=""), *rest))
