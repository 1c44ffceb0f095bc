"""The editor's desk for venues and their rooms."""

from django.contrib import admin
from django.utils.translation import gettext_lazy

from meetings.given_admin import GivenAdmin
from meetings.programme.models import (
    Closure,
    Room,
    Venue,
)
from translations.ordinary_admin import DeskAdmin
from uccn.lib.admin import LANGUAGES, all_languages
from uccn.lib.admin_saving import CarefulFieldsMixin, CarefulForm
from uccn.publication.admin_lists import completeness, fullness_of


@admin.register(Venue)
class VenueAdmin(GivenAdmin, DeskAdmin):
    """Venues: where they are, and how one gets in."""

    language_fields = ("name", "address", "access")
    fieldsets = (
        (
            gettext_lazy("The venue"),
            {
                "description": gettext_lazy(
                    "Its rooms stand on a list of their own; a venue of one hall has one room of "
                    "the same name."
                ),
                "fields": ("meeting", "position", ("latitude", "longitude")),
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


class ClosureInline(CarefulFieldsMixin, admin.TabularInline):
    """When a room cannot be used."""

    model = Closure
    form = CarefulForm
    fields = ("day", "begins", "ends", "note")
    extra = 0


@admin.register(Room)
class RoomAdmin(GivenAdmin, DeskAdmin):
    """Rooms, and when they cannot be used."""

    meeting_path = "venue__meeting"
    language_fields = ("name", "access")
    inlines = (ClosureInline,)
    fieldsets = (
        (
            gettext_lazy("The room"),
            {
                "description": gettext_lazy("The position is that of its column in the table."),
                "fields": ("venue", "position"),
            },
        ),
        LANGUAGES,
    )
    list_display = ("__str__", "venue", "filled_languages")
    list_filter = ("venue__meeting",)
    list_select_related = ("venue",)
    autocomplete_fields = ("venue",)
    search_fields = (*all_languages("name"), *(f"venue__{name}" for name in all_languages("name")))

    @admin.display(description=gettext_lazy("name"))
    def filled_languages(self, obj):
        """Each language: named or not."""
        return completeness(fullness_of(obj, ("name",)))
