"""Our approved texts in every language, and the pairs that they make."""

import itertools
import tomllib
from pathlib import Path

from cities.models import City
from declarations.models import Declaration, Paragraph
from meetings.models import AnnualMeeting, Place
from translations.checks import Pair
from uccn.lib import languages

_FORMAL = Path(__file__).with_name("formal.toml")


def texts() -> list[dict[str, str]]:
    """Declarations, meetings and the formal paragraphs of these tests, by language."""
    found = [_of(row, "body") for row in Paragraph.objects.all()]
    found += [_of(row, "title") for row in Declaration.objects.all()]
    for row in AnnualMeeting.objects.all():
        found += [_of(row, "theme"), _of(row, "summary")]
    found += tomllib.loads(_FORMAL.read_text(encoding="utf-8"))["paragraph"]
    return [texts for texts in found if len(texts) > 1]


def names() -> list[dict[str, str]]:
    """The names of cities and places, by language."""
    rows = [*City.objects.all(), *Place.objects.all()]
    return [texts for texts in (_of(row, "name") for row in rows) if len(texts) > 1]


def _of(row, field: str) -> dict[str, str]:
    """A field's text in the languages that have one."""
    found = {code: getattr(row, languages.column(field, code)) for code in languages.codes()}
    return {code: text for code, text in found.items() if text}


def pairs(of: list[dict[str, str]], called: list[dict[str, str]] = ()) -> list[Pair]:
    """Every text with every other language of it; with the names that its source holds."""
    return [
        Pair(texts[a], a, texts[b], b, names=_named(texts[a], a, b, called))
        for texts in of
        for a, b in itertools.permutations(texts, 2)
    ]


def _named(source: str, a: str, b: str, called) -> tuple[tuple[str, str], ...]:
    """The official names of the cities that a source names, as a careless caller finds them."""
    return tuple((each[a], each[b]) for each in called if each.get(a, "\0") in source and b in each)
