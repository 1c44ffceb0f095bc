"""The citation as RIS, which nearly every reference manager reads."""

from declarations.exports.citing.citation import Citation
from declarations.exports.citing.lines import line, own_citation
from declarations.exports.document import Document, ParagraphText
from uccn.lib import languages


def ris(document: Document, paragraph: ParagraphText | None = None) -> str:
    """The document or a paragraph of it as one generic record, with the line ends of the format."""
    citation = own_citation(document, paragraph)
    lines = [f"{tag}  - {value}" for tag, value in _tags(citation) if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def _tags(citation: Citation) -> list[tuple[str, str]]:
    """The tags in order; what is not known is ''."""
    document, paragraph = citation.document, citation.paragraph
    day = document.adopted_on
    return [
        ("TY", "GEN"),
        ("ID", citation.key),
        ("TI", line(citation.title.text)),
        ("AU", citation.authority),
        ("PY", str(document.year)),
        ("DA", f"{day:%Y/%m/%d}/" if day else ""),
        ("M3", citation.genre),
        ("T2", line(citation.meeting.name)),
        ("CY", line(citation.meeting.places)),
        ("ET", citation.version),
        ("SE", str(paragraph.number) if paragraph else ""),
        ("LA", languages.tag(citation.language)),
        ("AN", document.identifier),
        *(("N1", note) for note in citation.notes),
        ("UR", citation.address),
    ]
