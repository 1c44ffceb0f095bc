"""The editor's desk for partners."""

from django.contrib import admin
from django.db import models
from django.utils.translation import gettext_lazy

from meetings import pictures
from meetings.given_admin import GivenAdmin
from meetings.partners.models import Partner
from meetings.pictures_admin import PicturesAdmin
from translations.ordinary_admin import DeskAdmin
from uccn.lib import images
from uccn.lib.admin import LANGUAGES, all_languages
from uccn.publication.admin_lists import completeness, fullness_of

# No page shows a logo wider than a quarter of this.
_WIDEST = 640


class LogoField(pictures.PictureField):
    """An upload that is checked, and drawn again as wide as pages need it."""

    def to_python(self, data):
        file = super().to_python(data)
        return images.smaller(file, _WIDEST) if file else file


@admin.register(Partner)
class PartnerAdmin(PicturesAdmin, GivenAdmin, DeskAdmin):
    """Partners: what they do for a meeting, and how they are shown."""

    language_fields = ("name", "logo_alt")
    picture_fields = ("logo",)
    formfield_overrides = {models.ImageField: {"form_class": LogoField}}
    fieldsets = (
        (
            gettext_lazy("The partner"),
            {
                "description": gettext_lazy(
                    "Readers see it on the meeting's page, by kind and position."
                ),
                "fields": ("meeting", ("kind", "position"), "link"),
            },
        ),
        LANGUAGES,
        (
            gettext_lazy("Logo"),
            {
                "description": gettext_lazy(
                    "JPEG, PNG or WebP. It stands on white; without words of its own it is read "
                    "out by the name."
                ),
                "fields": ("logo",),
            },
        ),
    )
    list_display = ("__str__", "meeting", "kind", "position", "filled_languages")
    list_filter = ("meeting", "kind")
    list_select_related = ("meeting",)
    autocomplete_fields = ("meeting",)
    search_fields = all_languages("name")

    @admin.display(description=gettext_lazy("name"))
    def filled_languages(self, obj):
        """Each language: named or not."""
        return completeness(fullness_of(obj, ("name",)))
