"""What stands below the text: where this version comes from, its adoption, how to cite it.

The words are those of ``wording``; here they become lines, links and sums of a page.
"""

from declarations.exports import wording
from declarations.exports.document import Document
from declarations.exports.pdf.said import figures, isolated, link, sentence
from declarations.exports.wording import Named


def parts(documents: list[Document]) -> list[dict]:
    """The parts of the colophon, each a heading and its sentences; the first document leads."""
    first = documents[0]
    headed = {
        wording.heading(first): _this_version(documents),
        wording.adoption_heading(first): [wording.adoption(first), wording.original(first)],
        wording.citing_heading(first): [
            *wording.citing(first, *documents[1:]),
            wording.unversioned(first),
        ],
    }
    return [
        {"heading": sentence(first.language, heading), "lines": _lines(first, found)}
        for heading, found in headed.items()
    ]


def _this_version(documents: list[Document]) -> list[str | Named]:
    """What each text is and who issued it, then whose numbers the paragraphs have."""
    found: list[str | Named] = []
    for document in documents:
        found.append(wording.joined(wording.label(document), wording.unofficial(document)))
        found += wording.provenance(document)
    return [*found, wording.numbering(documents[0])]


def _lines(document: Document, found: list[str | Named]) -> list[dict]:
    """Sentences, and words with their value, those that say something each as a line."""
    named = [Named(one) if isinstance(one, str) else one for one in found]
    return [sentence(document.language, *_pieces(one)) for one in named if one.words]


def _pieces(named: Named) -> list[str | dict]:
    """The words and, where there is one, their value."""
    match named.kind:
        case "address":
            return [named.words, "\n", link(named.value)]
        case "sum":
            return [named.words, "\n", _sum(named.value)]
        case _ if named.value:
            return [wording.joined(named.words, isolated(named.value))]
        case _:
            return [named.words]


def _sum(digits: str) -> dict:
    """A check sum in groups of eight, so that it can be compared by eye and may break."""
    return figures(" ".join(digits[at : at + 8] for at in range(0, len(digits), 8)))
