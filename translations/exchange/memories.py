"""The memory as TMX files: what goes out, what an incoming file would add, and adding it."""

import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from translations import memory, permissions
from translations.exchange import pending, tmx
from translations.exchange.rows import is_same_language
from translations.models import Direction, ExchangeJob, MemoryTarget
from uccn.lib import languages
from uccn.lib.cleaning import clean

FORMAT = "tmx"
# Where a file holds more than one language, TMX names no single source.
_EVERY = "*all*"
_SOME = 500


class Pair(NamedTuple):
    """How many translations are suggested from one language into another."""

    source_language: str
    language: str
    count: int

    @property
    def name(self) -> str:
        """As addresses and forms name it: "fr:ar"."""
        return f"{self.source_language}:{self.language}"


def pairs() -> list[Pair]:
    """What the memory holds, by language pair. One query."""
    found = MemoryTarget.objects.filter(is_active=True).values_list("source__language", "language")
    rows = found.annotate(count=Count("pk")).order_by("source__language", "language")
    return [Pair(*row) for row in rows]


def check_manager(by) -> None:
    """Raise PermissionDenied for somebody who may not manage the memory."""
    if not by.has_perm(permissions.MANAGE_MEMORY):
        raise PermissionDenied


def export(pair: str, *, by) -> tuple[bytes, ExchangeJob]:
    """Every suggested translation, or those of one pair, in TMX, and the record of it.

    Raises PermissionDenied, LookupError for a pair of which there is none, or FileProblem.
    """
    check_manager(by)
    source_language, _colon, language = pair.partition(":")
    found = MemoryTarget.objects.filter(is_active=True)
    if pair:
        found = found.filter(source__language=source_language, language=language)
        if not found.exists():
            raise LookupError(pair)
    rows = found.select_related("source").order_by("pk").iterator(chunk_size=_SOME)
    entries = [_outgoing(row) for row in rows]
    data = tmx.write(entries, source_language=source_language or _EVERY)
    name = f"memory{'-' if pair else ''}{pair.replace(':', '-')}.tmx"
    job = ExchangeJob.of(name, data, FORMAT, Direction.OUT, by)
    job.counts = {"entries": len(entries)}
    job.save()
    return data, job


def _outgoing(row: MemoryTarget) -> tmx.Entry:
    """A remembered translation as TMX holds it."""
    known = {
        "origin": row.origin,
        "approved": row.approved_at.date().isoformat() if row.approved_at else "",
        "official": "yes" if row.is_enforced else "",
    }
    kept = {name: value for name, value in known.items() if value}
    return tmx.Entry(row.source.language, row.source.text, row.language, row.text, kept)


@dataclass(frozen=True)
class Harvest:
    """What a memory file comes to: the new entries, how many are known, what is passed over."""

    new: list[memory.Entry]
    known: int
    skipped: int
    sentences: list[str]

    @property
    def counts(self) -> dict[str, int]:
        """In numbers."""
        found = {"new": len(self.new), "known": self.known, "skipped": self.skipped}
        return {name: count for name, count in found.items() if count or name == "new"}

    @property
    def report(self) -> list[dict[str, str]]:
        """The sentences as they are recorded with the file."""
        return [{"kind": "warning", "sentence": sentence} for sentence in self.sentences]


def harvest(data: bytes, file_name: str) -> Harvest:
    """What a file would add; nothing is written. Raises FileProblem.

    A file that was applied before counts under its first name, whatever it is called now.
    """
    digest = hashlib.sha256(data).hexdigest()
    earlier = ExchangeJob.objects.filter(
        format=FORMAT, sha256=digest, direction=Direction.IN, applied_at__isnull=False
    ).last()
    origin = earlier.file_name if earlier else file_name[-200:]
    entries, strangers, unkept = {}, Counter(), 0
    for found in tmx.read(data):
        codes = _ours(found.source_language), _ours(found.language)
        if None in codes:
            strangers[found.language if codes[0] else found.source_language] += 1
        elif entry := _incoming(found, *codes, origin):
            entries[entry.identity] = entry
        else:
            unkept += 1
    known = _known(list(entries))
    new = [entry for identity, entry in entries.items() if identity not in known]
    sentences = [*_of_strangers(strangers), *_of_unkept(unkept)]
    return Harvest(new, len(known), strangers.total() + unkept, sentences)


def _ours(found: str) -> str | None:
    """The language of the site that a file means, None for another one."""
    return next((code for code in languages.codes() if is_same_language(found, code)), None)


def _incoming(found: tmx.Entry, source_language: str, language: str, origin: str):
    """An entry as the memory keeps it, None for what cannot be kept."""
    try:
        source, target = (clean(text).strip() for text in (found.source, found.target))
    except ValidationError:
        return None
    entry = memory.Entry(source_language, language, source, target, origin=origin)
    return entry if entry.is_translation else None


def _known(identities: list[str]) -> set[str]:
    """Which of these are suggested already."""
    known: set[str] = set()
    for start in range(0, len(identities), _SOME):
        some = identities[start : start + _SOME]
        rows = MemoryTarget.objects.filter(identity__in=some, is_active=True)
        known.update(rows.values_list("identity", flat=True))
    return known


def _of_strangers(counts: Counter) -> list[str]:
    """One sentence for each language that the site does not have."""
    return [
        ngettext(
            "The site has no language “%(name)s”: %(count)s translation is passed over.",
            "The site has no language “%(name)s”: %(count)s translations are passed over.",
            count,
        )
        % {"name": name, "count": count}
        for name, count in sorted(counts.items())
    ]


def _of_unkept(count: int) -> list[str]:
    """One sentence for what is empty or holds characters that no text may hold."""
    if not count:
        return []
    sentence = _("%(count)s translations are empty or hold control characters: passed over.")
    return [sentence % {"count": count}]


def propose(data: bytes, file_name: str, *, by) -> tuple[ExchangeJob, Harvest]:
    """Keep a file and say what it would add. Raises PermissionDenied or FileProblem."""
    check_manager(by)
    found = harvest(data, file_name)
    job = ExchangeJob.of(file_name, data, FORMAT, Direction.IN, by)
    pending.keep(job, data, found.counts)
    return job, found


@transaction.atomic
def apply_waiting(number: int, *, by) -> ExchangeJob:
    """Remember what a waiting file holds; once. Raises PermissionDenied or NotWaiting."""
    check_manager(by)
    job = pending.take(number, by=by)
    found = harvest(bytes(job.data), job.file_name)
    memory.remember_many(found.new)
    pending.finish(job, found.counts, found.report)
    return job
