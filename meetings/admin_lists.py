"""How the list of meetings is narrowed down, and what each row says."""

from django.utils.translation import gettext_lazy as _

from uccn.lib.admin import all_languages
from uccn.publication.admin_lists import MissingLanguageFilter

TEXTS = ("theme", "summary")


class MissingTextFilter(MissingLanguageFilter):
    """Meetings without theme or summary in a language."""

    title = _("theme or summary missing in")
    fields = TEXTS


SEARCH = (
    *all_languages("theme", "summary", "history"),
    *all_languages("hosts__city__name", "hosts__place__name"),
    "hosts__city__own_name",
    "hosts__place__own_name",
    "brand",
    "slug",
    "=year",
)
