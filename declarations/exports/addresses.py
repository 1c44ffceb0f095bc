"""Where the forms of a text are, for pages and files that name them."""

from django.urls import reverse
from django.utils import translation

from declarations.reading import Reading


def file_path(reading: Reading, ending: str, key: str = "") -> str:
    """A form of the text in the version's language: of its version, where it has one.

    ``ending`` is what the address ends in after a dot; ``key`` names one paragraph.
    """
    declaration, record = reading.declaration, reading.record
    args = {"year": declaration.meeting.year, "slug": declaration.slug, "ending": ending}
    with translation.override(reading.version.language):
        if key:
            return reverse("declarations:paragraph-file", kwargs=args | {"key": key})
        if record:
            return reverse("declarations:version-file", kwargs=args | {"number": record.number})
        return reverse("declarations:file", kwargs=args)
