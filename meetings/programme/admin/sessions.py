"""The editor's desk for sessions and tracks."""

from django.contrib import admin
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings.given_admin import GivenAdmin, GivenInline
from meetings.programme.actions import newest_content
from meetings.programme.admin.kept import KeptAdmin
from meetings.programme.admin_forms import SessionForm
from meetings.programme.models import (
    Appearance,
    Session,
    Track,
)
from translations.ordinary_admin import DeskAdmin
from uccn.lib import dates
from uccn.lib.admin import LANGUAGES, all_languages
from uccn.lib.admin_labels import LabelledTabular
from uccn.lib.admin_saving import CarefulFieldsMixin, CarefulForm
from uccn.publication.admin_lists import completeness, fullness_of


@admin.register(Track)
class TrackAdmin(KeptAdmin, GivenAdmin, DeskAdmin):
    """Threads that run through a programme."""

    session_path = "track"
    language_fields = ("name",)
    fieldsets = (
        (
            gettext_lazy("The track"),
            {
                "description": gettext_lazy("Readers filter the programme by it."),
                "fields": ("meeting", "position"),
            },
        ),
        LANGUAGES,
    )
    list_display = ("__str__", "meeting", "filled_languages")
    list_filter = ("meeting",)
    list_select_related = ("meeting",)
    autocomplete_fields = ("meeting",)
    search_fields = all_languages("name")

    @admin.display(description=gettext_lazy("name"))
    def filled_languages(self, obj):
        """Each language: named or not."""
        return completeness(fullness_of(obj, ("name",)))


class AppearanceInline(GivenInline, CarefulFieldsMixin, LabelledTabular):
    """Who speaks and who moderates, in their order."""

    model = Appearance
    form = CarefulForm
    fields = ("speaker", "role", "position")
    autocomplete_fields = ("speaker",)
    extra = 1

    def get_queryset(self, request):
        """The people with their names, which head each row."""
        return super().get_queryset(request).select_related("speaker", "session")


@admin.register(Session)
class SessionAdmin(KeptAdmin, GivenAdmin, DeskAdmin):
    """Sessions of the draft; readers see them when the programme is released."""

    form = SessionForm
    inlines = (AppearanceInline,)
    language_fields = ("title", "abstract")
    fieldsets = (
        (
            gettext_lazy("When and where"),
            {
                "description": gettext_lazy(
                    "Day and hours are those of a clock at the venue. Nothing here is public "
                    "until the programme is released."
                ),
                "fields": (
                    "meeting", "kind", ("day", "begins", "ends"), ("room", "track"), "status",
                ),
            },
        ),
        LANGUAGES,
        (
            gettext_lazy("For whom"),
            {
                "description": gettext_lazy(
                    "Delegates and mayors see what is for them through the link that you send them."
                ),
                "fields": (
                    ("audience", "is_announced"), "working_languages", "interpretation_languages",
                    "fields",
                ),
            },
        ),
        (
            gettext_lazy("Livestream and recording"),
            {
                "description": gettext_lazy("Each with those for whom it is."),
                "fields": (
                    ("livestream", "livestream_audience"), ("recording", "recording_audience"),
                ),
            },
        ),
        (
            gettext_lazy("For staff"),
            {"description": gettext_lazy("Readers never see this."), "fields": ("note",)},
        ),
    )  # fmt: skip
    list_display = ("__str__", "day", "hours", "room", "status", "audience", "filled_languages")
    list_filter = ("meeting", "day", "status", "audience", "kind")
    list_select_related = ("room",)
    autocomplete_fields = ("meeting", "room", "track")
    search_fields = all_languages("title")

    def why_kept(self, obj) -> str:
        """What was released is cancelled, never deleted."""
        if obj.pk not in newest_content(obj.meeting).sessions:
            return ""
        return _(
            "“%(session)s” was released, so it cannot be deleted: readers and their calendars "
            "have it. Set its status to cancelled and release it; then they are told."
        ) % {"session": obj}

    @admin.display(description=gettext_lazy("hours"), ordering="begins")
    def hours(self, obj) -> str:
        """10:00–11:30."""
        return dates.hours(obj.begins, obj.ends)

    @admin.display(description=gettext_lazy("title"))
    def filled_languages(self, obj):
        """Each language: titled or not."""
        return completeness(fullness_of(obj, ("title",)))
