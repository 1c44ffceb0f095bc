"""The pages and files of declarations, as the export to files finds them."""

from collections.abc import Iterable

from django.urls import reverse

from declarations.exports.renditions import FORMS_OF_ALL, RENDITIONS
from declarations.models import Declaration
from uccn.lib import languages
from uccn.site_export.registry import Subject, register


def addresses(year: int | None) -> Iterable[str]:
    """The list, every public text, and every form of it; of a year its texts alone."""
    public = Declaration.objects.published().for_links()
    if year is None:
        yield reverse("declarations:list")
    else:
        public = public.filter(meeting__year=year)
    for text in public:
        address = text.get_absolute_url()
        yield address
        # A language that is not public has a page that says so, and no files.
        if languages.current() in {version.language for version in text.public_versions}:
            yield from (f"{address.rstrip('/')}.{form}" for form in (*RENDITIONS, *FORMS_OF_ALL))


register("declarations", Subject(addresses))
