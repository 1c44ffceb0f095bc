"""What a page says of its text to those who cite it and to machines that read it."""

from typing import NamedTuple

from django.conf import settings
from django.utils import translation

from declarations.exports import building
from declarations.exports.addresses import file_path
from declarations.exports.citing.formats import FORMATS
from declarations.exports.citing.panel import panel
from declarations.exports.document import Document, ParagraphText
from declarations.exports.json_ld import Expression, graph
from declarations.exports.links import Form, link_header
from declarations.exports.manifest import JSON
from declarations.exports.meta_tags import meta_tags
from declarations.exports.renditions import FORMS_OF_ALL, RENDITIONS
from declarations.reading import Reading
from meetings.models.lines import MeetingLines
from uccn.lib import languages

PDF = "pdf"


class Offer(NamedTuple):
    """A form that a page offers: what it is called, where it is, its media type."""

    name: str
    address: str
    media_type: str


def of(reading: Reading, meeting: MeetingLines, key: str = "") -> dict:
    """For a page's template: its document, how to cite it, and what stands in its head.

    ``meeting`` is read in the version's language; ``key`` names one paragraph. Runs no query.
    """
    document = building.document(reading, meeting)
    paragraph = _paragraph(document, key)
    reader = languages.current()
    return {
        "document": document,
        "citation": panel(
            document,
            paragraph,
            reader=reader,
            addresses=citation_addresses(reading, key),
            meeting=building.meeting_facts(reading.meeting),
        ),
        "graph": graph(document, expressions(reading), paragraph),
        "meta": meta_tags(document, f"{settings.SITE_URL}{file_path(reading, PDF)}"),
        "files": [] if key else offered(reading),
    }


def offered(reading: Reading) -> list[Offer]:
    """The forms of the text that a reader takes away, JSON and manifest last."""
    forms = [(ending, form.name, form.media_type) for ending, form in RENDITIONS.items()]
    forms = [form for form in forms if form[0] not in FORMATS]
    forms += [(ending, name, JSON) for ending, name in FORMS_OF_ALL.items()]
    return [Offer(name, file_path(reading, ending), kind) for ending, name, kind in forms]


def link_header_of(context: dict) -> str:
    """The ``Link`` header: what to cite, and the forms of the text."""
    document, root = context["document"], settings.SITE_URL
    forms = [
        Form(f"{root}{file.address}", file.media_type, document.language)
        for file in context["files"]
    ]
    about = [
        Form(f"{root}{file.address}", file.media_type, relation="describedby")
        for file in context["citation"].files
    ]
    return link_header(document, forms + about)


def citation_addresses(reading: Reading, key: str = "") -> dict[str, str]:
    """Where the citation's files are, by their endings."""
    return {ending: file_path(reading, ending, key) for ending in FORMATS}


def expressions(reading: Reading) -> list[Expression]:
    """The public languages of the text, each with the address of the version shown."""
    declaration, record, found = reading.declaration, reading.record, []
    for version in reading.public:
        if version.language not in languages.public_codes():
            continue
        with translation.override(version.language):
            path = (
                declaration.version_url(record.number) if record else declaration.get_absolute_url()
            )
        found.append(Expression(version.language, f"{settings.SITE_URL}{path}", version.label))
    return found


def _paragraph(document: Document, key: str) -> ParagraphText | None:
    """The paragraph that a key names."""
    return next((p for p in document.paragraphs if key and p.key == key), None)
