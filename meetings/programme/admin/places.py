"""The editor's desk for venues and their rooms."""

from django.contrib import admin
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings.given_admin import GivenAdmin
from meetings.programme.admin.kept import KeptAdmin
from meetings.programme.models import (
    Closure,
    Room,
    Venue,
)
from translations import permissions
from translations.actions import together
from translations.ordinary_admin import DeskAdmin
from translations.sources import texts_of
from uccn.lib import languages
from uccn.lib.admin import LANGUAGES, all_languages
from uccn.lib.admin_labels import LabelledTabular
from uccn.lib.admin_saving import CarefulFieldsMixin, CarefulForm
from uccn.publication.admin_lists import completeness, fullness_of


def _source_of(venue: Venue | None) -> str:
    """The language in which a venue is named first; for a new venue, the one its writer reads."""
    source = texts_of(venue)["name"].source if venue else ""
    return source or languages.current()


class RoomInline(LabelledTabular):
    """The rooms of a venue: new ones by their name, the others with the way to their own form."""

    model = Room
    extra = 1
    can_delete = False
    show_change_link = True

    def get_fields(self, request, obj=None):
        """The name in one language, and the position."""
        return languages.column("name", _source_of(obj)), "position"

    def get_formset(self, request, obj=None, **kwargs):
        """The rows; a new room has a name, in a language that the field says."""
        formset = super().get_formset(request, obj, **kwargs)
        language = _source_of(obj)
        field = formset.form.base_fields.get(languages.column("name", language))
        if field:
            names = {"title": capfirst(_("name")), "language": languages.name_in(language)}
            field.label, field.required = _("%(title)s (%(language)s)") % names, True
            field.widget.attrs.update(lang=language, dir=languages.direction(language))
        return formset

    def has_add_permission(self, request, obj):
        """Who may write the text that others are translated from."""
        may_write = permissions.may_write_source(request.user)
        return may_write and super().has_add_permission(request, obj)

    def has_change_permission(self, request, obj=None):
        """Never here: a room has texts in other languages too."""
        return False


@admin.register(Venue)
class VenueAdmin(KeptAdmin, GivenAdmin, DeskAdmin):
    """Venues: where they are, and how one gets in."""

    session_path = "room__venue"
    inlines = (RoomInline,)
    language_fields = ("name", "address", "access")
    fieldsets = (
        (
            gettext_lazy("The venue"),
            {
                "description": gettext_lazy(
                    "Name its rooms below; their other languages are on their own forms. A venue "
                    "of one hall has one room of the same name."
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

    def save_formset(self, request, form, formset, change):
        """Save the rooms; their names are this person's work."""
        with together(by=request.user):
            super().save_formset(request, form, formset, change)

    @admin.display(description=gettext_lazy("name"))
    def filled_languages(self, obj):
        """Each language: named or not."""
        return completeness(fullness_of(obj, ("name",)))


class ClosureInline(CarefulFieldsMixin, LabelledTabular):
    """When a room cannot be used."""

    model = Closure
    form = CarefulForm
    fields = ("day", "begins", "ends", "note")
    extra = 0


@admin.register(Room)
class RoomAdmin(KeptAdmin, GivenAdmin, DeskAdmin):
    """Rooms, and when they cannot be used."""

    session_path = "room"
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
