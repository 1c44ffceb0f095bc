"""The editor's desk for words of welcome."""

from django import forms
from django.contrib import admin
from django.db import models
from django.utils.translation import gettext_lazy

from meetings import pictures
from meetings.given_admin import GivenAdmin
from meetings.models import AnnualMeeting, Host
from meetings.pictures_admin import PicturesAdmin
from meetings.practical.models import WelcomeWord
from translations.ordinary_admin import DeskAdmin
from translations.ordinary_form import DeskForm
from uccn.lib.admin import LANGUAGES, all_languages
from uccn.publication.admin import PublicationAdmin
from uccn.publication.admin_lists import StateFilter, completeness, fullness_of, pill


class HostField(forms.ModelChoiceField):
    """A choice of host that says at which meeting."""

    def label_from_instance(self, host: Host) -> str:
        """2018 · Kraków."""
        return f"{host.meeting.year} · {host}"


class WelcomeWordForm(DeskForm):
    """A word of welcome; a picture comes with words, credit and licence."""

    class Meta:
        field_classes = {"host": HostField}

    def clean(self):
        """Somebody who does not see the picture reads what it shows."""
        data = super().clean()
        pictures.check_words(self, data, ["picture"])
        return data


@admin.register(WelcomeWord)
class WelcomeWordAdmin(PicturesAdmin, GivenAdmin, DeskAdmin, PublicationAdmin):
    """What the hosts of a meeting say to its guests."""

    form = WelcomeWordForm
    meeting_path = "host__meeting"
    language_fields = ("name", "office", "words", "picture_alt")
    picture_fields = ("picture",)
    formfield_overrides = {models.ImageField: {"form_class": pictures.PictureField}}
    fieldsets = (
        (
            gettext_lazy("Who speaks"),
            {
                "description": gettext_lazy(
                    "Somebody of a host; the words stand on the meeting's page."
                ),
                "fields": ("host",),
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
    list_display = ("__str__", "said_host", "said_state", "filled_languages")
    list_filter = ("host__meeting", StateFilter)
    list_select_related = ("host__meeting", "host__city", "host__place")
    search_fields = all_languages("name", "office", "words")

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """The hosts of the meetings that the person works on, the newest meeting's first."""
        if db_field.name == "host":
            given = AnnualMeeting.objects.given_to(request.user).order_by().values("pk")
            hosts = Host.objects.filter(meeting__in=given)
            hosts = hosts.select_related("meeting", "city", "place")
            kwargs["queryset"] = hosts.order_by("-meeting__edition", "position", "pk")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def publication_time_zone(self, obj) -> str:
        """The hosts' time zone."""
        return obj.host.meeting.time_zone

    @admin.display(description=gettext_lazy("host"))
    def said_host(self, obj) -> str:
        """2018 · Kraków."""
        return f"{obj.host.meeting.year} · {obj.host}"

    @admin.display(description=gettext_lazy("publication"), ordering="published_at")
    def said_state(self, obj):
        """Draft, scheduled, public or withdrawn."""
        return pill(obj.state())

    @admin.display(description=gettext_lazy("name and word of welcome"))
    def filled_languages(self, obj):
        """Each language: both, one or none."""
        return completeness(fullness_of(obj, ("name", "words")))
