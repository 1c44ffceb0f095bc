"""The filters of the admin's list of cities."""

from django.contrib.admin import SimpleListFilter
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cities.models import City, CreativeField
from uccn.lib import languages
from uccn.lib.collation import sort_key
from uccn.lib.countries import country_name


class PresentFieldFilter(SimpleListFilter):
    """Cities by the field that they have now."""

    title = _("creative field")
    parameter_name = "field"

    def lookups(self, request, model_admin):
        """Every field."""
        return [(field.key, str(field)) for field in CreativeField.objects.named()]

    def queryset(self, request, queryset):
        """The cities with a designation in the field that has not ended."""
        if not self.value():
            return queryset
        return queryset.filter(designations__field__key=_offered(self), designations__end_year=None)


class CountryFilter(SimpleListFilter):
    """Cities by country, under the countries' names."""

    title = _("country")
    parameter_name = "country"

    def lookups(self, request, model_admin):
        """The countries that have a city, sorted for the reader."""
        found = City.objects.order_by("country").values_list("country", flat=True).distinct()
        named = [(code, country_name(code)) for code in found]
        return sorted(named, key=lambda pair: sort_key(pair[1], country_name(pair[0], "en")))

    def queryset(self, request, queryset):
        """The country's cities."""
        if not self.value():
            return queryset
        return queryset.filter(country=_offered(self))


class MissingNameFilter(SimpleListFilter):
    """Cities that have no name in a language."""

    title = _("name missing in")
    parameter_name = "missing"

    def lookups(self, request, model_admin):
        """Every language, under its own name."""
        return [(code, languages.own_name(code)) for code in languages.codes()]

    def queryset(self, request, queryset):
        """The cities without a name in the language."""
        if self.value() not in languages.codes():
            return queryset
        name = languages.column("name", self.value())
        return queryset.filter(Q(**{name: None}) | Q(**{name: ""}))


def _offered(chosen: SimpleListFilter) -> str:
    """The value that was chosen, if it was offered; else one that nothing has."""
    return chosen.value() if chosen.value() in dict(chosen.lookup_choices) else "-"
