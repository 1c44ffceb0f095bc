"""The editor's desk for meetings: the form goes as the year goes."""

from django import forms
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db import models
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings import missing, pictures
from meetings.admin_forms import AnnualMeetingForm
from meetings.admin_lists import SEARCH, MissingTextFilter
from meetings.given_admin import GivenAdmin
from meetings.models import AnnualMeeting, Attendance, Host, Place
from meetings.next_year_admin import NextYearAdmin
from meetings.parts_admin import PartsAdmin
from meetings.pictures_admin import discard_replaced
from translations.ordinary_admin import DeskAdmin
from uccn.accounts.roles import HOST_CITY_EDITORS
from uccn.lib.admin import LANGUAGES, all_languages
from uccn.lib.admin_labels import LabelledTabular
from uccn.lib.admin_saving import CarefulFieldsMixin, CarefulForm
from uccn.publication.admin import PublicationAdmin
from uccn.publication.admin_lists import StateFilter, completeness, fullness_of, pill


class HostInline(CarefulFieldsMixin, LabelledTabular):
    """The hosts of a meeting in their order."""

    model = Host
    form = CarefulForm
    fields = ("role", "city", "place", "position", "former_dates")
    autocomplete_fields = ("city", "place")
    extra = 1

    def get_queryset(self, request):
        """The hosts with their names, which head each row."""
        return super().get_queryset(request).select_related("city", "place")


class AttendanceInline(CarefulFieldsMixin, LabelledTabular):
    """How many came, as each source says it."""

    model = Attendance
    form = CarefulForm
    fields = ("measure", "precision", "number", "said_by", "note")
    extra = 0


@admin.register(AnnualMeeting)
class AnnualMeetingAdmin(GivenAdmin, DeskAdmin, PartsAdmin, NextYearAdmin, PublicationAdmin):
    """Annual meetings: what is written, in which language, and who sees it."""

    form = AnnualMeetingForm
    meeting_path = ""
    change_form_template = "admin/meetings/annualmeeting/change_form.html"
    inlines = (HostInline, AttendanceInline)
    language_fields = ("theme", "summary", "history", "logo_alt", "banner_alt")
    formfield_overrides = {models.ImageField: {"form_class": pictures.PictureField}}
    readonly_fields = ("unconfirmed_facts",)
    list_display = ("numeral", "hosted_by", "year", "said_status", "said_state", "filled_languages")
    list_filter = ("year", "status", MissingTextFilter, StateFilter)
    search_fields = SEARCH
    search_help_text = gettext_lazy("A word of theme, summary, history or host, in any language.")
    fieldsets = (
        (
            gettext_lazy("The edition"),
            {
                "description": gettext_lazy("Its number, year and address, and what became of it."),
                "fields": (
                    ("edition", "edition_is_counted"), "kind", ("year", "slug"), "status",
                ),
            },
        ),
        (
            gettext_lazy("When and where"),
            {
                "description": gettext_lazy(
                    "Leave a day empty while it is not known. The hosts stand below all this."
                ),
                "fields": (("start", "end"), "time_zone"),
            },
        ),
        LANGUAGES,
        (
            gettext_lazy("Brand"),
            {
                "description": gettext_lazy("The year's own name and colour, if it has them."),
                "fields": ("brand", "accent"),
            },
        ),
        (
            gettext_lazy("Pictures"),
            {
                "description": gettext_lazy(
                    "JPEG, PNG or WebP. Each needs a credit, a licence and, in the language tabs, "
                    "words for those who do not see it."
                ),
                "fields": (
                    "logo", ("logo_credit", "logo_licence"),
                    "banner", ("banner_credit", "banner_licence"),
                ),
            },
        ),
        (
            gettext_lazy("For staff"),
            {
                "description": gettext_lazy("Readers never see this."),
                "fields": ("editors", "note", "sources", "unconfirmed_facts"),
            },
        ),
    )  # fmt: skip

    def get_queryset(self, request):
        """The meetings with their hosts, and whether they are not confirmed as held."""
        late = AnnualMeeting.objects.unconfirmed_as_held().filter(pk=models.OuterRef("pk"))
        hosted = super().get_queryset(request).with_hosts()
        return hosted.annotate(is_unconfirmed=models.Exists(late))

    def get_exclude(self, request, obj=None):
        """Who may not give a meeting to others does not see whose it is."""
        may_give = request.user.has_perm("meetings.give_meeting")
        return [*super().get_exclude(request, obj), *([] if may_give else ["editors"])]

    def get_fieldsets(self, request, obj=None):
        """The fieldsets, without what the person does not see."""
        hidden = set(self.get_exclude(request, obj)) & {"editors"}
        return [
            (title, options | {"fields": [n for n in options["fields"] if n not in hidden]})
            for title, options in super().get_fieldsets(request, obj)
        ]

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        """The host-city editors among staff, each with a box to tick."""
        people = get_user_model().objects.filter(groups__name=HOST_CITY_EDITORS, is_active=True)
        kwargs |= {"queryset": people, "widget": forms.CheckboxSelectMultiple}
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def missing(self, obj) -> list[str]:
        """What a reader of the meeting's page would miss."""
        return missing.sentences(obj)

    def publication_time_zone(self, obj) -> str:
        """The hosts' time zone."""
        return obj.time_zone

    def save_model(self, request, obj, form, change):
        """Save; make a new picture's sizes, discard the old one when all is saved."""
        super().save_model(request, obj, form, change)
        for name in set(pictures.PICTURES) & set(form.changed_data):
            if file := getattr(obj, name):
                pictures.make_sizes(file)
        discard_replaced(form, pictures.PICTURES)

    @admin.display(description=gettext_lazy("unconfirmed facts"))
    def unconfirmed_facts(self, obj):
        """What no source confirms yet, as a list."""
        facts = ((str(fact),) for fact in obj.unconfirmed or [])
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", facts)) or "–"

    @admin.display(description=gettext_lazy("edition"), ordering="edition")
    def numeral(self, obj) -> str:
        """XII."""
        return obj.numeral

    @admin.display(description=gettext_lazy("hosts"))
    def hosted_by(self, obj) -> str:
        """Kraków and Katowice."""
        return obj.host_names

    @admin.display(description=gettext_lazy("status"), ordering="status")
    def said_status(self, obj):
        """The status; a past meeting that is still "announced" is marked."""
        if not obj.is_unconfirmed:
            return obj.get_status_display()
        doubt = _("not confirmed as held")
        return format_html(
            '{} <span class="state state--outdated">{}</span>', obj.get_status_display(), doubt
        )

    @admin.display(description=gettext_lazy("publication"), ordering="published_at")
    def said_state(self, obj):
        """Draft, scheduled, public or withdrawn."""
        return pill(obj.state())

    @admin.display(description=gettext_lazy("theme and summary"))
    def filled_languages(self, obj):
        """Each language: both, one or none."""
        return completeness(fullness_of(obj, missing.wanted(obj)))


@admin.register(Place)
class PlaceAdmin(DeskAdmin):
    """Hosts and partners that are no member cities."""

    language_fields = ("name",)
    fieldsets = (
        (
            gettext_lazy("The place"),
            {
                "description": gettext_lazy(
                    "Its country, its name as it writes it itself, and where it is (GeoNames)."
                ),
                "fields": ("country", ("own_name", "own_language"), ("latitude", "longitude")),
            },
        ),
        LANGUAGES,
    )
    list_display = ("__str__", "country", "filled_languages")
    search_fields = (*all_languages("name"), "own_name")

    @admin.display(description=gettext_lazy("name"))
    def filled_languages(self, obj):
        """Each language: named or not."""
        return completeness(fullness_of(obj, ("name",)))
