"""The editor's desk for news."""

from django.contrib import admin
from django.utils.translation import gettext_lazy

from meetings.given_admin import GivenAdmin
from meetings.practical.admin.writing import MarkdownAdmin, MarkdownForm
from meetings.practical.models import NewsItem
from meetings.querysets import works_on_all
from uccn.lib.admin import LANGUAGES, all_languages
from uccn.lib.widgets import day_input
from uccn.publication.admin_lists import StateFilter


class NewsItemForm(MarkdownForm):
    """A piece of news, with the browser's own calendar."""

    class Meta:
        widgets = MarkdownForm.Meta.widgets | {"day": day_input()}


@admin.register(NewsItem)
class NewsItemAdmin(GivenAdmin, MarkdownAdmin):
    """News, of a meeting or of the site."""

    form = NewsItemForm
    language_fields = ("title", "summary", "body")
    fieldsets = (
        (
            gettext_lazy("The news"),
            {
                "description": gettext_lazy("The newest stands first, in lists and in the feed."),
                "fields": ("meeting", ("day", "slug"), "original_language"),
            },
        ),
        LANGUAGES,
    )
    list_display = ("__str__", "day", "meeting", "said_state", "filled_languages")
    list_filter = ("meeting", "year", StateFilter)
    list_select_related = ("meeting",)
    autocomplete_fields = ("meeting",)
    search_fields = (*all_languages("title", "summary", "body"), "slug")

    def get_form(self, request, obj=None, change=False, **kwargs):
        """The form; who works on some meetings alone writes news of one of them."""
        form = super().get_form(request, obj, change, **kwargs)
        if "meeting" in form.base_fields:
            form.base_fields["meeting"].required = not works_on_all(request.user)
        return form

    def publication_time_zone(self, obj) -> str:
        """The hosts' time zone; the site's, where it is about no meeting."""
        return obj.meeting.time_zone if obj.meeting else super().publication_time_zone(obj)
