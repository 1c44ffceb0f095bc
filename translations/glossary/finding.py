"""Finding the terms of a source text: one query, the longest term first, none over another."""

import re
from functools import lru_cache
from typing import NamedTuple

from django.db.models import FilteredRelation, Q

from translations.glossary.forms import Hit, Index, form
from translations.glossary.matches import Match
from translations.models import Term
from translations.models.terms import accepted, lines, marked


class _Row(NamedTuple):
    """A term as the query gives it: itself, then in the source's language and the target's."""

    key: str
    do_not_translate: bool
    case_sensitive: bool
    authority: str
    note: str
    source: str
    source_allowed: str
    preferred: str | None
    allowed: str | None
    forbidden: str | None
    is_attested: bool | None


_TERM = ["key", "do_not_translate", "case_sensitive", "authority", "note"]
_SOURCE = ["source__preferred", "source__allowed"]
_TARGET = ["target__preferred", "target__allowed", "target__forbidden", "target__is_attested"]


def find(source: str, source_language: str, language: str) -> list[Match]:
    """The glossary's terms in a source, in its order, with what they are in the other language."""
    if not source:
        return []
    index = _index(tuple(_rows(source_language, language)), source_language)
    other = _other_words(source)
    found = [(hit, row) for hit, row in index.hits(source) if not _is_in(hit, other)]
    return [_match(hit, row, source, language) for hit, row in _longest(found)]


# An address that is written out, and a word that hangs on another: "post-2030".
_OTHER = re.compile(r"(?:https?://|www\.|[\w.]+@)\S+|\w+(?:[-\u2010\u2011]\w+)+")


def _other_words(source: str) -> list[tuple[int, int]]:
    """The places in a source where the words of a term mean something else."""
    return [match.span() for match in _OTHER.finditer(source)]


def _is_in(hit: Hit, places: list[tuple[int, int]]) -> bool:
    """Whether a hit begins or ends in the middle of one of the places, or is all within an address.

    A term that is itself written with a hyphen covers the whole word.
    """
    return any(
        start < hit.end and hit.start < end and not (hit.start <= start and end <= hit.end)
        for start, end in places
    )


def _rows(source_language: str, language: str):
    """Every term in use that has a text in the source's language, in one query."""
    terms = Term.objects.filter(is_active=True).annotate(
        source=FilteredRelation("texts", condition=Q(texts__language=source_language)),
        target=FilteredRelation("texts", condition=Q(texts__language=language)),
    )
    known = terms.filter(source__preferred__gt="").order_by()
    return known.values_list(*_TERM, *_SOURCE, *_TARGET)


@lru_cache(maxsize=16)
def _index(rows: tuple[tuple, ...], language: str) -> Index:
    """The rows by the first words of their forms; kept as long as the glossary stays the same."""
    terms = [_Row(*row) for row in rows]
    return Index(
        language,
        (
            (form(text, language, row.case_sensitive), row)
            for row in terms
            for text in dict.fromkeys([row.source, *marked(row.source_allowed)])
        ),
    )


def _longest(found) -> list[tuple[Hit, _Row]]:
    """The longest of the hits that overlap, in the order of the text."""
    kept: list[tuple[Hit, _Row]] = []
    taken: set[int] = set()
    for hit, row in sorted(found, key=lambda one: (one[0].start - one[0].end, one[0], one[1].key)):
        place = range(hit.first, hit.last + 1)
        if taken.isdisjoint(place):
            taken.update(place)
            kept.append((hit, row))
    return sorted(kept, key=lambda one: one[0])


def _match(hit: Hit, row: _Row, source: str, language: str) -> Match:
    """A term at a place of the source; one that is not translated is called as there."""
    as_in_source = row.do_not_translate and not row.preferred
    allowed = row.source_allowed if as_in_source else row.allowed
    return Match(
        key=row.key,
        start=hit.start,
        end=hit.end,
        text=source[hit.start : hit.end],
        preferred=(row.source if as_in_source else row.preferred) or "",
        allowed=tuple(accepted(allowed or "")),
        forbidden=tuple(lines(row.forbidden or "")),
        do_not_translate=row.do_not_translate,
        is_attested=as_in_source or bool(row.is_attested),
        authority=row.authority,
        note=row.note,
        language=language,
        case_sensitive=row.case_sensitive,
    )
