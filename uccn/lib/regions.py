"""UNESCO's five regions: which country belongs to which, and what they are called.

Sources and status of ``data/regions.csv`` and ``data/region-names.csv``: data/README.md.
"""

import csv
from functools import cache

from django.conf import settings

from uccn.lib import languages


def _rows(name: str) -> list[dict[str, str]]:
    """The rows of a file in the data folder."""
    with (settings.DATA_DIR / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def _regions() -> dict[str, str]:
    """Each country's region."""
    return {row["country"]: row["region"] for row in _rows("regions.csv")}


@cache
def _names() -> dict[str, dict[str, str]]:
    """The names of each region by language."""
    return {row["region"]: row for row in _rows("region-names.csv")}


def region_of(country: str) -> str:
    """The key of a country's region: "africa" for SN; '' where the table has none."""
    return _regions().get(country, "")


def region_keys() -> list[str]:
    """The regions in the table's order."""
    return list(_names())


def region_name(key: str, language: str | None = None) -> str:
    """The region's name in the language (the active one by default), else in English."""
    names = _names().get(key, {})
    return names.get(language or languages.current()) or names.get("en", "")
