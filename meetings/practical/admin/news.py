"""The editor's desk for news."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy

from meetings.practical.admin.writing import MarkdownAdmin
from meetings.practical.models import NewsItem
from translations.ordinary_form import DeskForm
from uccn.lib.admin import LANGUAGES, all_languages
from uccn.publication.admin_lists import StateFilter


class NewsItemForm(DeskForm):
    """A piece of news, with the browser's own calendar."""

    class Meta:
        widgets = {"day": forms.DateInput({"type": "date"}, format="%Y-%m-%d")}


@admin.register(NewsItem)
class NewsItemAdmin(MarkdownAdmin):
    """News, of a meeting or of the site."""

    form = NewsItemForm
    language_fields = ("title", "summary", "body")
    fieldsets = (
        (
            gettext_lazy("The news"),
            {
                "description": gettext_lazy("The newest stands first, in lists and in the feed."),
                "fields": ("meeting", ("day", "slug")),
            },
        ),
        LANGUAGES,
    )
    list_display = ("__str__", "day", "meeting", "said_state", "filled_languages")
    list_filter = ("meeting", "year", StateFilter)
    list_select_related = ("meeting",)
    autocomplete_fields = ("meeting",)
    search_fields = (*all_languages("title", "summary", "body"), "slug")

    def publication_time_zone(self, obj) -> str:
        """The hosts' time zone; the site's, where it is about no meeting."""
        return obj.meeting.time_zone if obj.meeting else super().publication_time_zone(obj)
