"""Results as the page shows them: in the reader's language where there is one, the hit marked."""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse

from uccn.lib import languages
from uccn.search.finding import Group
from uccn.search.marking import PASSAGE, Piece, passage, pieces
from uccn.search.models import Entry
from uccn.search.places import in_language, language_of
from uccn.search.queries import Query

# How much is shown in the reader's language of what was found in another.
OPENING = 160


@dataclass
class Shown:
    """A text in a language, cut into pieces."""

    language: str
    pieces: list[Piece]


@dataclass
class Result:
    """One text: its title and what it says in the reader's language, and what was found in another.

    ``own`` is None where the text does not exist in the reader's language; ``found`` where the
    words stand in the reader's own.
    """

    url: str
    title: Shown
    part: str
    year: int
    own: Shown | None
    found: Shown | None


def show(group: Group, texts: list[int], query: Query, at: dt.datetime) -> list[Result]:
    """Some texts of a group, in their order. One query."""
    reader = languages.current()
    chosen = {text: _best(group.texts[text], reader) for text in texts}
    wanted = {*chosen.values(), *(in_language(text, reader) for text in texts)}
    rows = Entry.objects.filter(pk__in=wanted, public_from__lte=at).defer("stems")
    entries = {entry.pk: entry for entry in rows}
    return [
        _result(group, entries[number], entries.get(in_language(text, reader)), query)
        for text, number in chosen.items()
        if number in entries
    ]


def _best(numbers: list[int], reader: str) -> int:
    """Of the languages in which the words stand the reader's, else the next best."""
    by_language = {language_of(number): number for number in numbers}
    return next(by_language[code] for code in languages.order(reader) if code in by_language)


def _result(group: Group, hit: Entry, own: Entry | None, query: Query) -> Result:
    """A result, from the entry that holds the words and the reader's own."""
    titled = own if own and own.title else hit
    is_own = own is not None and own.pk == hit.pk
    found = None if is_own else _passage(hit, query)
    if found and not hit.key:
        found.pieces[:0] = [*_pieces(hit, query), Piece(" – ")]
    return Result(
        url=reverse("pages:home") + hit.address,
        title=Shown(titled.language, _pieces(titled, query)),
        part=group.subject.part(hit.number) if hit.key else "",
        year=hit.year if group.subject.is_dated else 0,
        own=_passage(own, query, PASSAGE if is_own else OPENING) if own else None,
        found=found,
    )


def _pieces(entry: Entry, query: Query) -> list[Piece]:
    """A title; that of a part is not what was looked in."""
    stems = frozenset() if entry.key else query.stems(entry.language)
    return pieces(entry.title, stems, entry.language)


def _passage(entry: Entry, query: Query, size: int = PASSAGE) -> Shown | None:
    """What an entry says, None where it has nothing but its title."""
    found = passage(entry.body, query.stems(entry.language), entry.language, size)
    return Shown(entry.language, found) if found else None
