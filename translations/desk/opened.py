"""One sheet, open in one language: everything that its pages show, read in few queries."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from django.db import models
from django.http import Http404

from translations import permissions
from translations.actions import reconciling
from translations.desk import searching
from translations.desk.rows import Row
from translations.desk.states import Remembered, remembered
from translations.models import Sheet, Status
from translations.registry import TranslationSubject, part_of, subject_of
from translations.stored import Stored
from uccn.lib import languages
from uccn.lib.languages import Resolved


@dataclass
class Opened:
    """A sheet in a language, with its rows in their order."""

    subject: TranslationSubject
    key: int
    language: str
    user: object
    rows: list[Row]

    @property
    def label(self) -> str:
        """The model's label, as addresses name it."""
        return self.subject.label

    @property
    def sheet(self) -> Sheet:
        """The sheet, with what its addresses need."""
        return self.rows[0].unit.sheet

    @cached_property
    def obj(self) -> models.Model | None:
        """The object itself; None where the sheet holds a whole model."""
        if self.subject.is_collective:
            return None
        return self.subject.objects().filter(pk=self.key).first()

    @property
    def title(self) -> Resolved:
        """What it is called in the person's language, or honestly in another."""
        return self.sheet.title

    @cached_property
    def source_language(self) -> str:
        """The language that most of its texts are translated from."""
        counts = Counter(row.source_language for row in self.rows if row.source_language)
        return counts.most_common(1)[0][0] if counts else ""

    @property
    def is_source(self) -> bool:
        """Whether the language that is open is that of the source."""
        return self.language == self.source_language

    @cached_property
    def may_translate(self) -> bool:
        """Whether this person may write drafts here."""
        return permissions.may_translate(self.user, self.language)

    @cached_property
    def may_review(self) -> bool:
        """Whether this person may approve here."""
        return permissions.may_review(self.user, self.language)

    @cached_property
    def may_edit_source(self) -> bool:
        """Whether this person may change the texts that others are translated from."""
        return permissions.may_edit_source(self.user)

    @cached_property
    def may_override(self) -> bool:
        """Whether this person may approve without a second one."""
        return permissions.may_approve_alone(self.user, self.language)

    def walk(self, state: str, also: Row | None = None) -> list[Row]:
        """The rows that a filter leaves, always with the one that is open."""
        return [row for row in self.rows if row is also or searching.is_in(row, state)]

    def row(self, unit: int) -> Row:
        """The row of a unit; Http404 when it is not on this sheet."""
        for row in self.rows:
            if row.unit.pk == unit:
                return row
        raise Http404

    def claimed_besides(self, row: Row) -> list[int]:
        """The keys of the states that this person claims here, but for a row's own."""
        mine = [other.state for other in self.rows if other.state.claimed_by_id == self.user.pk]
        return [state.pk for state in mine if state.pk != row.state.pk]

    def may_write(self, row: Row) -> bool:
        """Whether this person may write the text of a row."""
        return self.may_edit_source if row.is_source else self.may_translate

    @cached_property
    def is_public(self) -> bool:
        """Whether readers see at once what is approved here."""
        return self.obj is not None and self.subject.is_public(self.obj, self.language)

    @property
    def has_preview(self) -> bool:
        """Whether the subject can show drafts in its public page."""
        return type(self.subject).preview is not TranslationSubject.preview

    @cached_property
    def public_url(self) -> str:
        """The page that readers see, '' when there is none."""
        return self.subject.public_url(self.obj, self.language) if self.obj is not None else ""

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many texts are outdated, how many of the others in each status, words left."""
        is_expected = self.language in self.subject.expected_languages
        wanted = [
            row
            for row in self.rows
            if row.unit.source_hash
            and not row.is_source
            and (is_expected or row.status != Status.MISSING)
        ]
        found = dict.fromkeys([*Status.values, "outdated", "words"], 0)
        for row in wanted:
            found["outdated" if row.is_outdated else row.state.status] += 1
            found["words"] += row.unit.source_words if row.is_to_do else 0
        return found | {"total": len(wanted)}


def open_sheet(label: str, key: int, language: str, user) -> Opened:
    """A sheet in a language, after a look at what was written around the desk.

    Raises Http404 for a subject, object or language that there is not.
    """
    if language not in languages.codes():
        raise Http404
    try:
        subject = subject_of(label)
    except LookupError:
        raise Http404 from None
    if subject.is_collective != (key == 0) or key > models.BigIntegerField.MAX_BIGINT:
        raise Http404
    scope = reconciling.Scope(subject, sheets=[key])
    stored, known = scope.stored(), remembered(scope, key, language)
    if not _agree(stored, known):
        reconciling.refresh(scope)
        stored, known = scope.stored(), remembered(scope, key, language)
    rows = _rows(subject, stored, known)
    if not rows:
        raise Http404
    return Opened(subject, key, language, user, rows)


def _identity(row: Stored) -> tuple:
    """A stored text as ``remembered`` names it."""
    return (row.part.model._meta.model_name, row.pk, row.part.field)


def _agree(stored: list[Stored], known: dict[tuple, Remembered]) -> bool:
    """Whether the desk's memory of the sheet is still true; ancestors are seen on saving."""
    present = {key for key, found in known.items() if found.unit.removed_at is None}
    if present != {_identity(row) for row in stored}:
        return False
    return all(
        reconciling.is_true(row, found.unit, found.hashes)
        for row, found in ((row, known[_identity(row)]) for row in stored)
    )


def _rows(subject: TranslationSubject, stored: list[Stored], known: dict) -> list[Row]:
    """The rows of the language that is open, in the sheet's order."""
    rows = []
    for text in stored:
        found = known.get(_identity(text))
        if found and found.state:
            part = part_of(subject, text.part.model, text.part.field)
            rows.append(Row(found.unit, found.state, part, text.texts, found.statuses, text.anchor))
    return sorted(rows, key=lambda row: (row.unit.position, row.unit.pk))
