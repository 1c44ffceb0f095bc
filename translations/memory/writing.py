"""Putting translations into the memory and taking them out; nothing is ever deleted."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from django.db import connection, transaction

from translations.hashes import text_hash
from translations.memory import keys
from translations.models import MemorySource, MemoryTarget, TextUnit

# So many entries at once: their names fit into one statement on every database.
BATCH = 500
# Sketches are written in the order of their hashes: in few long runs, the index grows quickly.
SKETCHES = 400_000
_ROWS = 400
_SKETCHES = """
INSERT INTO translations_memorysketch (hash, source_id) VALUES {} ON CONFLICT DO NOTHING
"""
_RENEWED = ["context_key", "approved_at", "reviewer", "is_unreviewed", "is_active"]


@dataclass(frozen=True)
class Entry:
    """One translation to remember: of a unit of the site, or from the file ``origin``.

    ``context`` is what stands around the source (the paragraph before and the one after, joined
    by a line end, as ``suggest`` gets it too).
    """

    source_language: str
    language: str
    source: str
    target: str
    unit_id: int | None = None
    context: str = ""
    origin: str = ""
    approved_at: dt.datetime | None = None
    reviewer_id: int | None = None
    is_unreviewed: bool = False
    is_enforced: bool = False

    @property
    def is_translation(self) -> bool:
        """Whether there is something to remember."""
        languages_differ = self.source_language and self.source_language != self.language
        return bool(languages_differ and self.source.strip() and self.target.strip())

    @property
    def source_identity(self) -> tuple[str, str]:
        """Which source it is of."""
        return text_hash(self.source), self.source_language

    @property
    def identity(self) -> str:
        """Which remembered translation it is: these words for that source, in that place."""
        place = f"unit {self.unit_id}" if self.unit_id else f"file {self.origin}"
        return keys.digest(*self.source_identity, self.language, place, self.target)

    @property
    def rival_identity(self) -> tuple:
        """What only one translation can have: a place of the site has one text for one source."""
        return (
            (self.unit_id, self.language, *self.source_identity)
            if self.unit_id
            else (self.identity,)
        )


def remember(
    *,
    unit: TextUnit,
    language: str,
    source: str,
    target: str,
    context: str = "",
    reviewer=None,
    at: dt.datetime,
    is_unreviewed: bool = False,
) -> None:
    """Remember an approved text; the place's other translation of this source is set aside.

    Its translations of earlier sources stay. A missing text is not remembered.
    """
    entry = Entry(
        source_language=unit.source_language,
        language=language,
        source=source,
        target=target,
        unit_id=unit.pk,
        context=context,
        approved_at=at,
        reviewer_id=reviewer and reviewer.pk,
        is_unreviewed=is_unreviewed,
    )
    remember_many([entry])


def forget(*, unit: TextUnit, language: str, source: str = "") -> int:
    """Suggest a place's translations no longer, or only the one of that source; how many."""
    targets = MemoryTarget.objects.filter(unit=unit, language=language, is_active=True)
    if source:
        targets = targets.filter(
            source__text_hash=text_hash(source), source__language=unit.source_language
        )
    return targets.update(is_active=False)


@transaction.atomic
def remember_many(entries: Iterable[Entry]) -> int:
    """Remember many translations, renewing those that are known; returns how many there are.

    Of two for the same place and source the later one counts.
    """
    count, sketches = 0, []
    wanted = (entry for entry in entries if entry.is_translation)
    while batch := list(islice(wanted, BATCH)):
        unrivalled = {entry.rival_identity: entry for entry in batch}
        count += len(unrivalled)
        sketches += _remember_batch(list(unrivalled.values()))
        if len(sketches) >= SKETCHES:
            _write_sketches(sketches)
            sketches = []
    _write_sketches(sketches)
    return count


def _remember_batch(batch: list[Entry]) -> list[tuple[int, int]]:
    """Write sources and targets, and set aside what they replace; returns the new sketches."""
    source_ids, sketches = _source_ids(batch)
    _set_aside(batch, source_ids)
    targets = [_target(entry, source_ids[entry.source_identity]) for entry in batch]
    MemoryTarget.objects.bulk_create(
        targets, update_conflicts=True, unique_fields=["identity"], update_fields=_RENEWED
    )
    # An import may make a known wording official; forgetting that is a person's decision.
    if official := [entry.identity for entry in batch if entry.is_enforced]:
        MemoryTarget.objects.filter(identity__in=official).update(is_enforced=True)
    return sketches


def _target(entry: Entry, source_id: int) -> MemoryTarget:
    """An entry as it is stored."""
    return MemoryTarget(
        source_id=source_id,
        language=entry.language,
        text=entry.target,
        identity=entry.identity,
        unit_id=entry.unit_id,
        context_key=keys.context_key(entry.context),
        origin=entry.origin[:300],
        approved_at=entry.approved_at,
        reviewer_id=entry.reviewer_id,
        is_unreviewed=entry.is_unreviewed,
        is_enforced=entry.is_enforced,
    )


def _source_ids(batch: list[Entry]) -> tuple[dict[tuple[str, str], int], list[tuple[int, int]]]:
    """The sources' keys by identity, the new ones written; and the new ones' sketches."""
    texts = {entry.source_identity: entry.source for entry in batch}
    known = _known_ids(texts)
    missing = {identity: text for identity, text in texts.items() if identity not in known}
    if not missing:
        return known, []
    # Somebody may write the same source at the same time, so theirs is taken where it is first.
    MemorySource.objects.bulk_create(
        [_source(*identity, text) for identity, text in missing.items()], ignore_conflicts=True
    )
    added = _known_ids(missing)
    sketches = [
        (number, added[identity])
        for identity, text in missing.items()
        for number in keys.sketch(text, identity[1])
    ]
    return known | added, sketches


def _known_ids(texts: dict[tuple[str, str], str]) -> dict[tuple[str, str], int]:
    """The keys of those sources that the memory has."""
    found = MemorySource.objects.filter(text_hash__in=[hash_ for hash_, _language in texts])
    rows = found.values_list("text_hash", "language", "pk")
    return {(hash_, language): pk for hash_, language, pk in rows}


def _source(hash_: str, language: str, text: str) -> MemorySource:
    """A source with its keys."""
    return MemorySource(
        language=language,
        text=text,
        text_hash=hash_,
        normal_key=keys.normal_key(text),
        masked_key=keys.masked_key(text, language),
    )


def _write_sketches(rows: list[tuple[int, int]]) -> None:
    """Write the rows by which sources are found: millions at an import, so without the ORM."""
    rows.sort()
    with connection.cursor() as cursor:
        for start in range(0, len(rows), _ROWS):
            some = rows[start : start + _ROWS]
            places = ", ".join(["(%s, %s)"] * len(some))
            cursor.execute(_SKETCHES.format(places), [number for row in some for number in row])


def _set_aside(batch: list[Entry], source_ids: dict[tuple[str, str], int]) -> None:
    """Suggest no longer what a place said before for the same source."""
    new = {
        (entry.unit_id, entry.language, source_ids[entry.source_identity]): entry.identity
        for entry in batch
        if entry.unit_id
    }
    if not new:
        return
    rows = MemoryTarget.objects.filter(unit_id__in={unit_id for unit_id, *_ in new}, is_active=True)
    old = [
        pk
        for pk, identity, *place in rows.values_list(
            "pk", "identity", "unit_id", "language", "source_id"
        )
        if new.get(tuple(place), identity) != identity
    ]
    MemoryTarget.objects.filter(pk__in=old).update(is_active=False)
