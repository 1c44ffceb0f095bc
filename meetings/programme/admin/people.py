"""The editor's desk for the people of a programme."""

from django.contrib import admin
from django.db import models
from django.utils.translation import gettext_lazy

from meetings import pictures
from meetings.given_admin import GivenAdmin
from meetings.programme.admin.kept import KeptAdmin
from meetings.programme.admin_forms import SpeakerForm
from meetings.programme.models import (
    Speaker,
)
from translations.ordinary_admin import DeskAdmin
from uccn.lib.admin import LANGUAGES, all_languages
from uccn.publication.admin_lists import completeness, fullness_of


@admin.register(Speaker)
class SpeakerAdmin(KeptAdmin, GivenAdmin, DeskAdmin):
    """People, in the office that they held at the meeting."""

    session_path = "appearances__speaker"
    form = SpeakerForm
    language_fields = ("name", "office", "biography", "picture_alt")
    formfield_overrides = {models.ImageField: {"form_class": pictures.PictureField}}
    fieldsets = (
        (
            gettext_lazy("The person"),
            {
                "description": gettext_lazy("Readers see who has a part in a released session."),
                "fields": ("meeting", "city"),
            },
        ),
        LANGUAGES,
        (
            gettext_lazy("Picture"),
            {
                "description": gettext_lazy("JPEG, PNG or WebP, with a credit."),
                "fields": ("picture", ("picture_credit", "picture_licence")),
            },
        ),
    )
    list_display = ("__str__", "meeting", "city", "filled_languages")
    list_filter = ("meeting",)
    list_select_related = ("meeting", "city")
    autocomplete_fields = ("meeting", "city")
    search_fields = all_languages("name")

    def save_model(self, request, obj, form, change):
        """Save; make a new picture's sizes. The old one stays: a release may show it."""
        super().save_model(request, obj, form, change)
        if "picture" in form.changed_data and obj.picture:
            pictures.make_sizes(obj.picture)

    @admin.display(description=gettext_lazy("name and office"))
    def filled_languages(self, obj):
        """Each language: both, one or none."""
        return completeness(fullness_of(obj, ("name", "office")))
