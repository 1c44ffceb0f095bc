"""UNESCO's five regions and the UN's continents: which country belongs to which, and their names.

Sources and status of ``data/regions.csv`` and ``data/region-names.csv``: data/README.md.
"""

import csv
from functools import cache

from django.conf import settings

from uccn.lib import languages

# The continent's code in UN M49.
EUROPE = "150"


def _rows(name: str) -> list[dict[str, str]]:
    """The rows of a file in the data folder."""
    with (settings.DATA_DIR / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def _countries() -> dict[str, dict[str, str]]:
    """Each country's row."""
    return {row["country"]: row for row in _rows("regions.csv")}


@cache
def _names() -> dict[str, dict[str, str]]:
    """The names of each region by language."""
    return {row["region"]: row for row in _rows("region-names.csv")}


def region_of(country: str) -> str:
    """The key of a country's region: "africa" for SN; '' where the table has none."""
    return _countries().get(country, {}).get("region", "")


def continent_of(country: str) -> str:
    """The code of a country's continent in UN M49: "002" for SN; '' where the table has none."""
    return _countries().get(country, {}).get("continent", "")


def continent_name(code: str) -> str:
    """The continent's name in the active language, from CLDR."""
    return languages.babel_locale(languages.current()).territories.get(code, code)


def region_keys() -> list[str]:
    """The regions in the table's order."""
    return list(_names())


def region_name(key: str, language: str | None = None) -> str:
    """The region's name in the language (the active one by default), else in English."""
    names = _names().get(key, {})
    return names.get(language or languages.current()) or names.get("en", "")
