"""From a text as a reader gets it to the document that leaves the site."""

from django.conf import settings
from django.utils import translation

from declarations.exports.document import (
    Document,
    Meeting,
    ParagraphText,
    Provenance,
    VersionFacts,
)
from declarations.reading import Reading
from meetings.models import AnnualMeeting
from meetings.models.lines import MeetingLines
from uccn.lib import languages


def document(reading: Reading, meeting: MeetingLines) -> Document:
    """The document in the language of the reading's version. Runs no query.

    Addresses begin with ``SITE_URL``, so that the same version gives the same bytes whatever host
    it was asked from. ``meeting`` is that of ``meeting_of``.
    """
    declaration, version = reading.declaration, reading.version
    with translation.override(version.language):
        return Document(
            identifier=f"{settings.SITE_URL}{declaration.identifier}",
            address=address(reading),
            year=declaration.meeting.year,
            slug=declaration.slug,
            kind=declaration.kind,
            language=version.language,
            original_language=declaration.original_language,
            title=reading.title,
            header_line=version.header_line or meeting.header_line,
            paragraphs=_paragraphs(reading),
            meeting=meeting_facts(meeting),
            provenance=_provenance(reading),
            adopted_on=declaration.adopted_on,
            masthead=tuple(tuple(group.split("\n")) for group in version.masthead_groups),
            editors_note=version.editors_note,
            version=_version(reading),
        )


def address(reading: Reading) -> str:
    """The page of the version, or of the text that has none, in the reading's language."""
    declaration, record = reading.declaration, reading.record
    with translation.override(reading.version.language):
        path = declaration.version_url(record.number) if record else declaration.get_absolute_url()
    return f"{settings.SITE_URL}{path}"


def newest_address(reading: Reading) -> str:
    """The page that always shows the newest version, in the reading's language."""
    with translation.override(reading.version.language):
        return f"{settings.SITE_URL}{reading.declaration.get_absolute_url()}"


def _paragraphs(reading: Reading) -> tuple[ParagraphText, ...]:
    """The lines that the page shows."""
    return tuple(
        ParagraphText(line.number, line.key, line.text.text, line.text.language)
        for line in reading.lines
    )


def meeting_of(reading: Reading) -> MeetingLines:
    """The meeting in the version's language: as it was recorded, else as it is now.

    Queries only where nothing is recorded and the version's language is not the page's.
    """
    language = reading.version.language
    if reading.record or language == languages.current():
        return reading.meeting
    return AnnualMeeting.objects.in_brief(language).get(pk=reading.declaration.meeting_id)


def meeting_facts(meeting: MeetingLines) -> Meeting:
    """The meeting as the active language names it; it was read in that language."""
    return Meeting(
        edition=meeting.edition,
        numeral=meeting.numeral,
        name=meeting.edition_name,
        hosts=tuple(host.name.text for host in meeting.host_list),
        places=meeting.places,
        dates=meeting.dates,
        start=meeting.start,
        end=meeting.end,
        year=meeting.year,
        accent=meeting.accent,
        brand=meeting.brand,
        theme=meeting.theme_text,
    )


def _provenance(reading: Reading) -> Provenance:
    """What is said about the language version."""
    version, record = reading.version, reading.record
    return Provenance(
        label=version.label,
        issuer=version.issuer,
        source=version.source,
        rights=version.rights,
        made_here=version.made_here,
        adopted_with=bool(record and record.texts[version.language].is_adopted),
    )


def _version(reading: Reading) -> VersionFacts | None:
    """Which version it is, None for a text that is not adopted."""
    record = reading.record
    if record is None:
        return None
    version, text = record.version, record.texts[reading.version.language]
    return VersionFacts(version.number, version.kind, version.dated, text.sha256, version.sha256)
