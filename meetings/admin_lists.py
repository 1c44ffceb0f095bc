"""How the list of meetings is narrowed down, and what each row says."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meetings.missing import TEXTS
from meetings.models import AnnualMeeting
from meetings.querysets import lacking_beside_others
from uccn.lib.admin import all_languages
from uccn.publication.admin_lists import MissingLanguageFilter, lacks


class MissingTextFilter(MissingLanguageFilter):
    """Meetings that lack in a language a theme or summary that they should have."""

    title = _("theme or summary missing in")

    def lacking(self, queryset, code: str):
        """To come: what is empty in the language; past: what exists in another alone."""
        to_come = Q(status__in=(AnnualMeeting.Status.PLANNED, AnnualMeeting.Status.ANNOUNCED))
        return queryset.filter((to_come & lacks(TEXTS, code)) | lacking_beside_others(TEXTS, code))


SEARCH = (
    *all_languages("theme", "summary", "history"),
    *all_languages("hosts__city__name", "hosts__place__name"),
    "hosts__city__own_name",
    "hosts__place__own_name",
    "brand",
    "slug",
    "=year",
)
