"""What the memory offers for a text, the best first."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.db import models
from django.utils.translation import gettext_lazy as _

from translations.hashes import text_hash
from translations.memory import keys
from translations.memory.carrying import carry_over
from translations.memory.finding import candidates
from translations.memory.scoring import LEAST, Scorer
from translations.models import MemoryTarget, TextUnit
from uccn.lib.differences import Piece, word_difference


class Kind(models.TextChoices):
    """Why something is offered; in this order."""

    SAME_PLACE = "same_place", _("same place last year")
    OFFICIAL = "official", _("official formula")
    IN_CONTEXT = "in_context", _("same text, same neighbours")
    EXACT = "exact", _("same text")
    FORMULA = "formula", _("same formula, other numbers")
    FUZZY = "fuzzy", _("similar text")


_ORDER = list(Kind)


@dataclass(frozen=True)
class Suggestion:
    """One offer: ``target`` is what to insert, ``stored`` what was approved.

    They differ where the new text's numbers were carried over.
    """

    kind: Kind
    score: int
    asked: str
    source: str
    target: str
    stored: str
    memory_id: int
    unit_id: int | None
    origin: str
    approved_at: dt.datetime | None
    reviewer_id: int | None
    is_unreviewed: bool
    is_enforced: bool

    @property
    def is_carried(self) -> bool:
        """Whether numbers were replaced."""
        return self.target != self.stored

    @cached_property
    def difference(self) -> list[Piece]:
        """What changed from its source to the text that was asked about."""
        return list(word_difference(self.source, self.asked))

    @property
    def rank(self) -> tuple:
        """Its place among others: by kind, then the more alike, the official, the newer."""
        age = -self.approved_at.timestamp() if self.approved_at else 0.0
        official, checked = not self.is_enforced, self.is_unreviewed
        return _ORDER.index(self.kind), -self.score, official, checked, age, -self.memory_id


@dataclass(frozen=True)
class Question:
    """A text that somebody is about to translate, with where it stands."""

    source: str
    source_language: str
    language: str
    unit: TextUnit | None
    context: str

    @cached_property
    def scorer(self) -> Scorer:
        """Compares other sources with this one."""
        return Scorer(self.source)

    @cached_property
    def normal_key(self) -> str:
        """The key of the text."""
        return keys.normal_key(self.source)

    @cached_property
    def masked_key(self) -> str:
        """The key of the formula."""
        return keys.masked_key(self.source, self.source_language)

    @cached_property
    def context_key(self) -> str:
        """The key of the place."""
        return keys.context_key(self.context)

    def targets(self) -> models.QuerySet:
        """What may be suggested, except the very text that this is."""
        offered = MemoryTarget.objects.offered(self.source_language, self.language)
        if self.unit is None:
            return offered
        return offered.exclude(unit=self.unit, source__text_hash=text_hash(self.source))


def suggest(
    *,
    source: str,
    source_language: str,
    target_language: str,
    unit: TextUnit | None = None,
    context: str = "",
    limit: int = 5,
) -> list[Suggestion]:
    """The best translations that the memory has, by kind and score; two queries at most."""
    if not source.strip() or source_language == target_language:
        return []
    question = Question(source, source_language, target_language, unit, context)
    return _distinct(list(_found(question)))[:limit]


def _distinct(found: list[Suggestion]) -> list[Suggestion]:
    """In order, the same words once."""
    unique: dict[str, Suggestion] = {}
    for suggestion in sorted(found, key=lambda suggestion: suggestion.rank):
        unique.setdefault(suggestion.target, suggestion)
    return list(unique.values())


def _kind(question: Question, row: MemoryTarget) -> Kind:
    """Which kind of sameness this is."""
    if row.source.normal_key != question.normal_key:
        return Kind.FORMULA
    if row.is_enforced:
        return Kind.OFFICIAL
    if question.context_key and row.context_key == question.context_key:
        return Kind.IN_CONTEXT
    return Kind.EXACT


def _found(question: Question) -> Iterator[Suggestion]:
    """The newest text of the place that this one was opened from; the same text or formula, which
    have one masked key; and the sources most alike, from 60 % on.
    """
    ancestor = question.unit.ancestor_id if question.unit else None
    wanted = models.Q(
        source_id__in=candidates(question.source, question.source_language, question.language)
    )
    if ancestor:
        wanted |= models.Q(unit_id=ancestor)
    newest = models.F("approved_at").desc(nulls_last=True)
    is_first = True
    for row in question.targets().filter(wanted).order_by(newest, "-pk"):
        if ancestor and row.unit_id == ancestor and is_first:
            is_first = False
            yield _suggestion(question, row, Kind.SAME_PLACE)
        if row.source.masked_key == question.masked_key:
            yield _suggestion(question, row, _kind(question, row))
        elif _score(question, row, LEAST):
            yield _suggestion(question, row, Kind.FUZZY)


def _suggestion(question: Question, row: MemoryTarget, kind: Kind) -> Suggestion:
    """An offer of a remembered translation."""
    return Suggestion(
        kind=kind,
        score=_score(question, row),
        asked=question.source,
        source=row.source.text,
        target=_carried(question, row) or row.text,
        stored=row.text,
        memory_id=row.pk,
        unit_id=row.unit_id,
        origin=row.origin,
        approved_at=row.approved_at,
        reviewer_id=row.reviewer_id,
        is_unreviewed=row.is_unreviewed,
        is_enforced=row.is_enforced,
    )


def _score(question: Question, row: MemoryTarget, least: int = 0) -> int:
    """In percent, 0 below ``least``; 100 is kept for the text letter for letter."""
    if row.source.text == question.source:
        return 100
    return min(99, question.scorer.score(row.source.text, least))


def _carried(question: Question, row: MemoryTarget) -> str | None:
    """The translation with this text's numbers, where the formula is the same."""
    if row.source.masked_key != question.masked_key:
        return None
    return carry_over(
        before=row.source.text,
        after=question.source,
        target=row.text,
        source_language=question.source_language,
        language=question.language,
    )


def translations_of(
    source: str, source_language: str, language: str, *, besides: TextUnit
) -> tuple[str, ...]:
    """What other places of the site made of the very same source. One query."""
    found = MemoryTarget.objects.offered(source_language, language).filter(
        source__text_hash=text_hash(source), unit__isnull=False
    )
    return tuple(found.exclude(unit=besides).values_list("text", flat=True).distinct()[:5])
