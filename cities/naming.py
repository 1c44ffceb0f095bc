"""Which member cities a text names, and what they are called in another language."""

import re

from cities.models import City
from uccn.lib import languages

# Shorter names are words of other languages too ("Nice", "Bo"); they are not looked for.
_SHORTEST = 5


def names_in(text: str, language: str, other: str) -> list[tuple[str, str]]:
    """Each member city named in the text: its name there, and its name in the other language.

    A city without a name in both is left out. One query.
    """
    columns = languages.columns(["name"], [language, other])
    rows = City.objects.rewrite(False).order_by("pk").values_list(*columns)
    found = []
    for name, elsewhere in rows:
        if name and elsewhere and len(name) >= _SHORTEST and _names(text, name):
            found.append((name, elsewhere))
    return found


def _names(text: str, name: str) -> bool:
    """Whether the name stands in the text as a word of its own."""
    return name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None
