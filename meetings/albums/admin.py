"""The editor's desk for albums and pictures."""

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings.albums import missing
from meetings.albums.admin_pages import LATER, AlbumPages
from meetings.albums.models import Album, Picture
from meetings.given_admin import GivenAdmin
from translations.ordinary_admin import DeskAdmin
from uccn.lib import renditions
from uccn.lib.admin import LANGUAGES, all_languages
from uccn.publication.admin import PublicationAdmin
from uccn.publication.admin_lists import StateFilter, completeness, fullness_of, pill


@admin.register(Album)
class AlbumAdmin(GivenAdmin, AlbumPages, DeskAdmin, PublicationAdmin):
    """Albums: what they are called, how many pictures they have, who sees them."""

    language_fields = ("title", "description")
    fieldsets = (
        (
            gettext_lazy("The album"),
            {
                "description": gettext_lazy(
                    "Save it, then add pictures with the button above. Readers see the album and "
                    "its pictures when you publish it."
                ),
                "fields": ("meeting", "slug", "position"),
            },
        ),
        LANGUAGES,
    )
    list_display = ("__str__", "meeting", "picture_count", "said_state", "filled_languages")
    list_filter = ("meeting", StateFilter)
    list_select_related = ("meeting",)
    autocomplete_fields = ("meeting",)
    search_fields = (*all_languages("title", "description"), "slug")

    def get_queryset(self, request):
        """The albums with the number of their pictures."""
        return super().get_queryset(request).with_size()

    def get_readonly_fields(self, request, obj=None):
        """An album that readers have seen stays at its meeting."""
        fixed = ("meeting",) if obj and obj.was_ever_public() else ()
        return (*super().get_readonly_fields(request, obj), *fixed)

    def missing(self, obj) -> list[str]:
        """What a reader of the album's page would miss."""
        return missing.sentences(obj)

    def publication_time_zone(self, obj) -> str:
        """The hosts' time zone."""
        return obj.meeting.time_zone

    @admin.display(description=gettext_lazy("pictures"), ordering="size")
    def picture_count(self, obj) -> int:
        """How many pictures it has, whoever sees them."""
        return obj.size

    @admin.display(description=gettext_lazy("publication"), ordering="published_at")
    def said_state(self, obj):
        """Draft, scheduled, public or withdrawn."""
        return pill(obj.state())

    @admin.display(description=gettext_lazy("title"))
    def filled_languages(self, obj):
        """Each language: named or not."""
        return completeness(fullness_of(obj, ("title",)))


@admin.register(Picture)
class PictureAdmin(GivenAdmin, DeskAdmin, PublicationAdmin):
    """Pictures: their words, credit and licence; they come in by the page of their album."""

    meeting_path = "album__meeting"
    language_fields = ("alternative", "caption")
    readonly_fields = ("album", "shown")
    fieldsets = (
        (
            gettext_lazy("The picture"),
            {
                "description": gettext_lazy(
                    "Where only a part of it fits, the subject stays in sight."
                ),
                "fields": (
                    "shown", "album", "position", ("credit", "licence"), "taken_on",
                    ("focus_x", "focus_y"),
                ),
            },
        ),
        LANGUAGES,
    )  # fmt: skip
    list_display = ("thumbnail", "__str__", "album", "position", "said_state", "filled_languages")
    list_display_links = ("thumbnail", "__str__")
    list_filter = ("album__meeting", "licence", StateFilter)
    list_select_related = ("album__meeting",)
    search_fields = (*all_languages("alternative", "caption"), "credit")

    class Media:
        css = {"all": ("css/admin-albums.css",)}

    def has_add_permission(self, request):
        """Never here: pictures are added on the page of their album."""
        return False

    def publication_time_zone(self, obj) -> str:
        """The hosts' time zone."""
        return obj.album.meeting.time_zone

    def missing(self, obj) -> list[str]:
        """That readers do not see it while its album is hidden from them."""
        return [] if obj.album.is_public else [_("Its album is not public.")]

    def publish_view(self, request, object_id):
        """Publish it; a picture that nothing describes is led back to its form."""
        try:
            return super().publish_view(request, object_id)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            obj = self.get_object(request, object_id)
            return HttpResponseRedirect(self.after_publication_url(obj))

    @admin.display(description=gettext_lazy("picture"))
    def shown(self, obj):
        """The picture, with its size."""
        image = '<img class="picture-shown" src="{}" alt="" width="{}" height="{}"> {} × {}'
        width = renditions.first(obj.width)
        height = renditions.height(obj.width, obj.height, width)
        address = obj.file_url(width, "jpg")
        shown = format_html(image, address, width, height, obj.width, obj.height)
        if obj.is_drawn:
            return shown
        return format_html('{}<p class="help">{}</p>', shown, LATER)

    @admin.display(description=gettext_lazy("picture"))
    def thumbnail(self, obj):
        """The picture, small; the words of the row say what it is."""
        image = '<img class="picture-thumbnail" src="{}" alt="" width="96" height="64">'
        return format_html(image, obj.file_url(obj.widths[0], "jpg"))

    @admin.display(description=gettext_lazy("publication"), ordering="published_at")
    def said_state(self, obj):
        """Draft, scheduled, public or withdrawn."""
        return pill(obj.state())

    @admin.display(description=gettext_lazy("words and caption"))
    def filled_languages(self, obj):
        """Each language: both, one or none."""
        return completeness(fullness_of(obj, self.language_fields))
