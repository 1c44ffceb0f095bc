"""What readers may find of cities: name, country, creative fields."""

from collections.abc import Collection, Iterator

from django.utils.translation import gettext_lazy as _

from cities.models import City, CreativeField, Designation
from uccn.lib import languages
from uccn.lib.countries import country_name
from uccn.lib.text import to_plain
from uccn.search.registry import Link, SearchSubject, Text, register


@register
class CitySearch(SearchSubject):
    """Each city in every language in which it has a name."""

    model = City
    kind = "city"
    number = 14
    heading = _("Cities")
    links = {
        City: Link("pk", "pk"),
        Designation: Link("designations", "city_id"),
        CreativeField: Link("designations__field"),
    }

    def texts(self, pks: Collection[int] | None = None) -> Iterator[Text]:
        """The cities with their designations. Three queries."""
        cities = City.objects.order_by("pk").prefetch_related("designations__field")
        for city in cities if pks is None else cities.filter(pk__in=pks):
            for code in languages.codes():
                if name := getattr(city, languages.column("name", code)):
                    yield _text(city, to_plain(name), code)


def _text(city: City, name: str, code: str) -> Text:
    """A city in a language: its fields and country beside the name; its own name where it differs.

    Its year is the one in which it joined, so that the newest members stand first.
    """
    designations = list(city.designations.all())
    fields = (designation.field.text("name", code).text for designation in designations)
    facts = [*dict.fromkeys(fields), country_name(city.country, code)]
    own = [city.own_name] if city.own_name and city.own_name != name else []
    return Text(
        object_id=city.pk,
        language=code,
        title=name,
        body=" · ".join(to_plain(fact) for fact in [*own, *facts] if fact),
        address=f"cities/{city.slug}/",
        year=min((designation.start_year for designation in designations), default=0),
    )
