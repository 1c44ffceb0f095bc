"""What stands below the text: where this version comes from, its adoption, how to cite it.

Every function answers in the active language, which is the page's.
"""

from django.template.defaultfilters import capfirst
from django.utils.translation import gettext as _

from declarations.exports import wording
from declarations.exports.document import Document
from declarations.exports.pdf.said import figures, isolated, link, sentence
from declarations.models import LanguageVersion
from uccn.lib import dates, languages


def parts(documents: list[Document]) -> list[dict]:
    """The parts of the colophon, each a heading and its sentences; the first document leads."""
    first = documents[0]
    headed = {
        _("This version"): _this_version(documents),
        _("Adoption"): _adoption(first),
        _("To cite this text"): _citation(documents),
    }
    code = first.language
    return [
        {"heading": sentence(code, heading), "lines": [sentence(code, *line) for line in lines]}
        for heading, lines in headed.items()
    ]


def _this_version(documents: list[Document]) -> list[list]:
    """What each text is and who issued it, then whose numbers the paragraphs have."""
    lines = [line for document in documents for line in _provenance(document)]
    return [*lines, [_("Paragraph numbering by this site.")]]


def _provenance(document: Document) -> list[list]:
    """What one text is, who issued it, where it was found."""
    found = document.provenance
    label = LanguageVersion.Label(found.label).label
    name = capfirst(languages.name_in(document.language))
    lines = [[_("%(language)s: %(label)s.") % {"language": name, "label": label}]]
    if found.made_here:
        unofficial = _("Unofficial translation made for this site; not issued by UNESCO.")
        lines[0].append(f" {unofficial}")
    named = (
        (_("Issued by:"), found.issuer),
        (_("Source:"), found.source),
        (_("Rights:"), found.rights),
    )
    return lines + [[f"{words} {isolated(given)}"] for words, given in named if given]


def _adoption(document: Document) -> list[list]:
    """The day of adoption, or that it is not known; then whether the original's language is."""
    return [[line] for line in (wording.adoption(document), wording.original(document)) if line]


def _citation(documents: list[Document]) -> list[list]:
    """The address for ever, the version and the sums by which a copy is checked."""
    first = documents[0]
    lines = [[_("Cite as:"), "\n", link(first.identifier)]]
    if first.version is None:
        return [*lines, [_("This text has no numbered version yet and may still change.")]]
    lines += [
        [_version(first), "\n", link(first.address)],
        [_("SHA-256 of this version in all languages:"), "\n", _sum(first.version.version_sha256)],
    ]
    for document in documents:
        if document.version:
            words = _("SHA-256 of the text in this language (%(language)s):")
            name = languages.name_in(document.language)
            lines.append([words % {"language": name}, "\n", _sum(document.version.sha256)])
    return lines


def _version(document: Document) -> str:
    """The version's number, and its day where it is known."""
    version = document.version
    if version.dated is None:
        return _("Version %(number)s:") % {"number": version.number}
    day = dates.date_range(version.dated, None)
    return _("Version %(number)s (%(day)s):") % {"number": version.number, "day": day}


def _sum(digits: str) -> dict:
    """A check sum in groups of eight, so that it can be compared by eye and may break."""
    return figures(" ".join(digits[at : at + 8] for at in range(0, len(digits), 8)))
