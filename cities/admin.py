"""The desk of cities: fields, cities with their designations, cohorts, and contacts."""

from django.contrib import admin
from django.db import models
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from cities.admin_filters import CountryFilter, MissingNameFilter, PresentFieldFilter
from cities.exchange import CityExchangeAdmin
from cities.membership import present
from cities.models import City, Cohort, Contact, CreativeField, Designation
from translations.ordinary_admin import DeskAdmin
from uccn.lib import languages
from uccn.lib.admin import LANGUAGES, all_languages
from uccn.lib.admin_labels import LabelledTabular
from uccn.lib.choices import RowChoices
from uccn.lib.second_look import SecondLook


def completeness(instance, field: str):
    """One mark a language, full where the field has a text in it."""
    marks = (
        (
            "complete" if getattr(instance, languages.column(field, code)) else "missing",
            languages.own_name(code),
            code,
        )
        for code in languages.codes()
    )
    mark = '<abbr class="completeness__language--{}" title="{}">{}</abbr>'
    return format_html('<span class="completeness">{}</span>', format_html_join("", mark, marks))


@admin.register(CreativeField)
class CreativeFieldAdmin(DeskAdmin):
    """The creative fields, in the order of their positions."""

    language_fields = ("name",)
    fieldsets = (LANGUAGES, (None, {"fields": ("key", "colour", "position")}))
    list_display = ("name_shown", "key", "colour", "position", "names")
    search_fields = (*all_languages("name"), "key")

    @admin.display(description=_("name"), ordering="key")
    def name_shown(self, field: CreativeField) -> str:
        """The name in the editor's language."""
        return str(field)

    @admin.display(description=_("names"))
    def names(self, field: CreativeField):
        """In which languages the field has a name."""
        return completeness(field, "name")


class DesignationInline(LabelledTabular):
    """A city's designations."""

    model = Designation
    extra = 0


class ContactInline(admin.StackedInline):
    """A city's contacts, for those who may see them."""

    model = Contact
    extra = 0


@admin.register(City)
class CityAdmin(DeskAdmin, CityExchangeAdmin):
    """The member cities: names in every language, country, place, designations."""

    language_fields = ("name",)
    fieldsets = (
        LANGUAGES,
        (
            _("As the city writes itself"),
            {
                "fields": ("own_name", "own_language", "website"),
                "description": _("Readers see the own name beside the name in their language."),
            },
        ),
        (
            _("Where it is"),
            {
                "fields": ("country", "latitude", "longitude", "coordinates"),
                "description": _("Give both coordinates or none, and say where they come from."),
            },
        ),
        (
            _("Address and note"),
            {
                "fields": ("slug", "note"),
                "description": _("The slug stays for ever. Only staff see the note."),
            },
        ),
    )
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    inlines = (DesignationInline, ContactInline)
    list_display = ("name_shown", "country_shown", "field_shown", "since", "names")
    list_filter = (PresentFieldFilter, CountryFilter, MissingNameFilter)
    search_fields = (*all_languages("name"), "own_name", "slug")
    search_help_text = _("Finds names in every language.")

    def get_queryset(self, request):
        """Cities with their designations, for the list."""
        return super().get_queryset(request).with_designations()

    def get_readonly_fields(self, request, obj=None):
        """The slug is chosen once."""
        own = ("slug",) if obj else ()
        return [*own, *super().get_readonly_fields(request, obj)]

    def get_prepopulated_fields(self, request, obj=None):
        """A new city's slug comes from its English name."""
        return {} if obj else {"slug": (languages.column("name", "en"),)}

    @admin.display(description=_("name"), ordering="slug")
    def name_shown(self, city: City) -> str:
        """The name in the editor's language."""
        return str(city)

    @admin.display(description=_("country"), ordering="country")
    def country_shown(self, city: City) -> str:
        """The country's name."""
        return city.country_name

    @admin.display(description=_("creative field"))
    def field_shown(self, city: City) -> str:
        """The field that the city has now, or had last."""
        designation = present(city.designations.all())
        return str(designation.field) if designation else ""

    @admin.display(description=_("since"))
    def since(self, city: City) -> str:
        """The years of that field."""
        designation = present(city.designations.all())
        if not designation:
            return ""
        return f"{designation.start_year}–{designation.end_year or ''}".removesuffix("–")

    @admin.display(description=_("names"))
    def names(self, city: City):
        """In which languages the city has a name."""
        return completeness(city, "name")


@admin.register(Cohort)
class CohortAdmin(SecondLook, admin.ModelAdmin):
    """The cohorts, with the network's published totals."""

    list_display = ("year", "designated_on", "published_total", "source")


@admin.register(Contact)
class ContactAdmin(SecondLook, RowChoices, admin.ModelAdmin):
    """The contacts of cities, which nothing finds and no log repeats."""

    list_display = ("city", "role", "name", "office", "since", "until")
    list_filter = ("role",)
    list_select_related = ("city",)
    autocomplete_fields = ("city",)
    search_fields = ()

    def construct_change_message(self, request, form, formsets, add=False) -> str:
        """For the log: the role and the city's slug, and nothing of the person."""
        return str(form.instance)
