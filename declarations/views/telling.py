"""What a page says of its text to those who cite it and to machines that read it."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from declarations.exports import building
from declarations.exports.citing.formats import FORMATS
from declarations.exports.citing.panel import panel
from declarations.exports.document import Document, ParagraphText
from declarations.exports.json_ld import Expression, graph
from declarations.exports.meta_tags import meta_tags
from declarations.reading import Reading
from meetings.models import AnnualMeeting
from uccn.lib import languages


def of(reading: Reading, meeting: AnnualMeeting, key: str = "") -> dict:
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
            meeting=building.meeting_facts(reading.declaration.meeting),
        ),
        "graph": graph(document, expressions(reading), paragraph),
        "meta": meta_tags(document),
    }


def citation_addresses(reading: Reading, key: str = "") -> dict[str, str]:
    """Where the citation's files are, by their endings."""
    return {ending: file_url(reading, ending, key) for ending in FORMATS}


def file_url(reading: Reading, ending: str, key: str = "") -> str:
    """A form of the text, in the version's language: of its version where it has one."""
    declaration, record = reading.declaration, reading.record
    with translation.override(reading.version.language):
        args = {"year": declaration.meeting.year, "slug": declaration.slug, "ending": ending}
        if key:
            return reverse("declarations:paragraph-file", kwargs=args | {"key": key})
        if record:
            return reverse("declarations:version-file", kwargs=args | {"number": record.number})
        return reverse("declarations:file", kwargs=args)


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
