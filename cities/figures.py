"""The network in figures: members over the years, by field, region, country and cohort."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from cities.listing import offered
from cities.models import Cohort, CreativeField
from uccn.lib.charts import Datum, Figure, columns, rows
from uccn.lib.filter_form import Choice
from uccn.lib.regions import region_of

# The chart of countries ends with this rank; its table has all.
RANKS = 12


class Counted(NamedTuple):
    """The network counted: cities by the years of all their designations, members by facts.

    ``by`` has a counter for each filter of the list, whose values lead to it.
    """

    spans: Counter
    by: dict[str, Counter]
    fields: list[CreativeField]

    @property
    def members(self) -> int:
        """How many cities have a designation that has not ended."""
        return self.by["year"].total()

    def offered(self, name: str) -> list[Choice]:
        """How many members each value of a filter has."""
        return offered(name, self.by[name], self.fields)


def counted(designations: Iterable[tuple]) -> Counted:
    """Count designations, in order, as ``DesignationQuerySet.for_figures`` reads them. One query.

    No model is made of them, and each is looked at once: there may be thousands.
    """
    spans, joined, still = defaultdict(list), {}, {}
    for city, country, field, start, end in designations:
        spans[city].append((start, end))
        joined.setdefault(city, str(start))
        if end is None:
            still[city] = field, country
    # Last: a field that was made since the designations were read is in none of them.
    fields = {field.pk: field for field in CreativeField.objects.named()}
    countries = Counter(country for _field, country in still.values())
    regions = Counter()
    for country, number in countries.items():
        regions[region_of(country)] += number
    by = {
        "field": Counter(fields[field].key for field, _country in still.values()),
        "region": regions,
        "country": countries,
        "year": Counter(joined[city] for city in still),
    }
    return Counted(Counter(map(tuple, spans.values())), by, list(fields.values()))


def figures(network: Counted, cohorts: list[Cohort]) -> list[Figure]:
    """Every figure; members alone are counted, and nothing is when nobody is listed."""
    if not network.members:
        return []
    return [
        _over_the_years(network.spans, cohorts),
        _by_field(network),
        _by_region(network),
        _by_country(network),
        _by_year(network),
    ]


def _over_the_years(spans: Counter, cohorts: list[Cohort]) -> Figure:
    """Members at each year's end, counted here, beside the totals that the network published."""
    published = {cohort.year: cohort for cohort in cohorts}
    started = {start for span in spans for start, _end in span}
    years = range(min(started), max(started | set(published)) + 1)
    data = [_year(year, _at_the_end_of(year, spans), published) for year in years]
    return Figure(
        "members",
        _("Members over the years"),
        "columns",
        columns(data),
        data,
        label=_("Year"),
        value=_("Listed on this site"),
        mark=_("Total published by the network"),
        note=_("Source of the total"),
        sentence=_(
            "The columns count the cities listed here at the end of each year, from the dates of "
            "their designations; the lines are the totals that the network published."
        ),
    )


def _at_the_end_of(year: int, spans: Counter) -> int:
    """How many were members when a year ended, of cities counted by their designations' years."""
    return sum(
        count
        for span, count in spans.items()
        if any(start <= year and (end is None or end > year) for start, end in span)
    )


def _year(year: int, count: int, published: dict[int, Cohort]) -> Datum:
    """One year's members, with the published total and where it comes from."""
    cohort = published.get(year)
    if cohort is None:
        return Datum(str(year), count)
    source = cohort.source or _("compiled for this site from public pages")
    return Datum(str(year), count, mark=cohort.published_total, note=source)


def _by_field(network: Counted) -> Figure:
    """Members by the field that they have now, most first."""
    data = _most_first([_datum("field", c, f"field--{c.value}") for c in network.offered("field")])
    title = _("Members by creative field")
    return Figure("fields", title, "rows", rows(data), data, _("Creative field"), _("Cities"))


def _by_region(network: Counted) -> Figure:
    """Members by UNESCO's regions, most first."""
    data = _most_first([_datum("region", choice) for choice in network.offered("region")])
    sentence = _("The regions are UNESCO's; each country is counted in one.")
    title = _("Members by region")
    return Figure(
        "regions", title, "rows", rows(data), data, _("Region"), _("Cities"), sentence=sentence
    )


def _by_country(network: Counted) -> Figure:
    """Members by country; the chart shows those with most, the table all."""
    data = _most_first([_datum("country", choice) for choice in network.offered("country")])
    least = data[min(RANKS, len(data)) - 1].value
    shown = [datum for datum in data if datum.value >= least]
    sentence = ""
    if len(shown) < len(data):
        sentence = _("The chart shows the countries with %(least)s cities or more; the table all.")
        sentence %= {"least": least}
    title = _("Members by country")
    return Figure(
        "countries", title, "rows", rows(shown), data, _("Country"), _("Cities"), sentence=sentence
    )


def _by_year(network: Counted) -> Figure:
    """Today's members by the year in which they joined."""
    joined = network.by["year"]
    years = map(str, range(int(min(joined)), int(max(joined)) + 1))
    data = [Datum(year, joined[year], link=_link("year", year)) for year in years]
    title = _("Today's members by the year in which they joined")
    return Figure("cohorts", title, "columns", columns(data), data, _("Year"), _("Cities"))


def _datum(name: str, choice: Choice, css: str = "") -> Datum:
    """A choice as a bar that leads to the list."""
    return Datum(choice.label, choice.count, css, link=_link(name, choice.value))


def _link(name: str, value: str) -> str:
    """The list filtered by one value."""
    return f"{reverse('cities:list')}?{urlencode({name: value})}"


def _most_first(data: list[Datum]) -> list[Datum]:
    """Largest numbers first; equal ones keep their order."""
    return sorted(data, key=lambda datum: -datum.value)
