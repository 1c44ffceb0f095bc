"""The three letters by which standards name a language: "zho" for zh-hans."""

import csv
from functools import cache

from django.conf import settings

from uccn.lib import languages


@cache
def _table() -> dict[str, str]:
    """ISO 639-1 to ISO 639-2/T, from ``data/languages.csv``."""
    with (settings.DATA_DIR / "languages.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["iso_639_2t"] for row in csv.DictReader(file)}


def three_letters(code: str) -> str:
    """The terminology code (ISO 639-2/T) of a language of ours; "und" for one that has none."""
    first = code.split("-")[0]
    return _table().get(first, first if len(first) == 3 else "und")


def ours(letters: str) -> str:
    """The language of the site that has these three letters, '' for none."""
    return next((code for code in languages.codes() if three_letters(code) == letters), "")
