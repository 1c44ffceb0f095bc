"""Country names in the usage of the UN and UNESCO, in every language.

CLDR's territory names (through Babel), but for the rows of ``data/countries.csv`` where UN usage
differs; each of those rows names its source.
"""

import csv
from functools import cache

from django.conf import settings

from uccn.lib import languages

# What CLDR names beside ISO 3166-1: groups, exceptional reservations, codes for private use.
_NO_COUNTRIES = frozenset(
    ["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"]
)


@cache
def _exceptions() -> dict[str, dict[str, str]]:
    """The sourced table, by ISO 3166-1 alpha-2 code."""
    with (settings.DATA_DIR / "countries.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row for row in csv.DictReader(file)}


def country_name(code: str, language: str | None = None) -> str:
    """ "PL" → "Pologne" in the language (the active one by default); the code if unknown."""
    language = language or languages.current()
    if not code:
        return ""
    return (
        _exceptions().get(code, {}).get(language)
        or languages.babel_locale(language).territories.get(code)
        or code
    )


@cache
def country_codes() -> frozenset[str]:
    """Every ISO 3166-1 alpha-2 code that CLDR names."""
    names = languages.babel_locale("en").territories
    two_letters = {code for code in names if len(code) == 2 and code.isalpha()}
    return frozenset(two_letters - _NO_COUNTRIES)
