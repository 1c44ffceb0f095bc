"""The starter data of cities, through the importer that staff use.

Loading adds what is not there and fills names that are empty; it changes nothing that staff wrote.
"""

import csv

from django.conf import settings
from django.db import transaction

from cities.formats import Csv
from cities.models import City, Cohort, CreativeField
from cities.resources import CityResource
from cities.slugs import slugs_for
from translations.actions import together
from uccn.lib import languages

_NAMES = ("city-names.csv", "city-names-other.csv")


@transaction.atomic
def load() -> str:
    """Load what is missing of fields, cities, names and cohorts; returns what is there now."""
    with together(trust=True):
        _load_fields()
        _load_cities()
        _load_names()
        _load_cohorts()
    return (
        f"{CreativeField.objects.count()} creative fields, {City.objects.count()} cities, "
        f"{Cohort.objects.count()} cohorts"
    )


def _rows(name: str) -> list[dict[str, str]]:
    """The rows of a file in the data folder."""
    with (settings.DATA_DIR / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _names_in(row: dict[str, str]) -> dict[str, str]:
    """The row's names by column (``name_zh_hans``), those that are not empty."""
    cells = {languages.column("name", code): row.get(code) for code in languages.codes()}
    return {column: text for column, text in cells.items() if text}


def _load_fields() -> None:
    """Make the creative fields that are not there, in the file's order."""
    known = set(CreativeField.objects.values_list("key", flat=True))
    for position, row in enumerate(_rows("fields.csv"), 1):
        if row["key"] not in known:
            CreativeField(
                key=row["key"], colour=row["color_light"], position=position, **_names_in(row)
            ).save()


def _load_cities() -> None:
    """Import the rows of cities.csv whose city is not there, with the designations that ended."""
    dataset = Csv().create_dataset((settings.DATA_DIR / "cities.csv").read_bytes())
    there = set(City.objects.values_list("name_en", "country"))
    slugs = set(City.objects.values_list("slug", "country"))
    former = _former()
    dataset.append_col(
        [former.get((row["name_en"], row["country"]), "") for row in dataset.dict], header="former"
    )
    new = [
        index
        for index, row in enumerate(dataset.dict)
        if (row["name_en"], row["country"]) not in there and not _has_slug(row, slugs)
    ]
    if not new:
        return
    lines, dataset = dataset.lines, dataset.subset(rows=new)
    dataset.lines = [lines[index] for index in new]
    result = CityResource().import_data(dataset, rollback_on_validation_errors=True)
    if complaints := result.complaints():
        raise ValueError(f"cities.csv cannot be loaded: {complaints[:5]}")


def _has_slug(row: dict[str, str], slugs: set[tuple[str, str]]) -> bool:
    """Whether staff renamed the row's city: its slug and country are there under another name."""
    candidates = slugs_for(row["name_en"], row["country"])
    return any((next(candidates), row["country"]) in slugs for _ in range(2))


def _former() -> dict[tuple[str, str], str]:
    """The column ``former`` by city, from the list of designations that ended."""
    found: dict[tuple[str, str], list[str]] = {}
    for row in _rows("designations-ended.csv"):
        period = f"{row['field']} {row['start_year']}-{row['end_year']}"
        found.setdefault((row["name_en"], row["country"]), []).append(period)
    return {city: "; ".join(periods) for city, periods in found.items()}


def _load_names() -> None:
    """Fill the names that are empty, in every language, and the cities' own names."""
    cities = {(city.name_en, city.country): city for city in City.objects.all()}
    for row in [row for name in _NAMES for row in _rows(name)]:
        if city := cities.get((row["name_en"], row["country"])):
            wanted = _names_in(row)
            if not city.own_name and row.get("own_name"):
                wanted |= {"own_name": row["own_name"], "own_language": row["own_language"]}
            _fill(city, wanted)


def _fill(city: City, wanted: dict[str, str]) -> None:
    """Write the texts for which the city has none."""
    empty = {column: text for column, text in wanted.items() if not getattr(city, column)}
    if empty:
        for column, text in empty.items():
            setattr(city, column, text)
        city.save(update_fields=list(empty))


def _load_cohorts() -> None:
    """Make the cohorts that are not there."""
    for row in _rows("cohorts.csv"):
        Cohort.objects.get_or_create(
            year=int(row["year"]),
            defaults={
                "designated_on": row["designated_on"] or None,
                "published_total": int(row["published_total"]),
                "source": row["source"],
            },
        )
