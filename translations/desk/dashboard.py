"""Every sheet by language in one table: what is done, what is left, who has it until when."""

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Max, OuterRef, Q, Subquery, Sum, TextField
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext, ngettext_lazy

from translations import registry
from translations.models import Assignment, Sheet, Status, TextState
from translations.models.states import IS_SOURCE, OUTDATED
from translations.permissions import may_edit_source, may_review, own_languages
from uccn.lib import languages

# What a cell tells besides what is done: the count, how much it matters, and its words.
_PARTS = [
    ("outdated", "warn", ngettext_lazy("△ %d outdated", "△ %d outdated")),
    ("errors", "bad", ngettext_lazy("✕ %d with errors", "✕ %d with errors")),
    ("in_review", "", ngettext_lazy("● %d in review", "● %d in review")),
    ("draft", "", ngettext_lazy("%d draft", "%d drafts")),
    ("missing", "", ngettext_lazy("%d missing", "%d missing")),
    ("words", "", ngettext_lazy("%d word left", "%d words left")),
]


class Task(NamedTuple):
    """Who has a sheet in a language, and until when."""

    person_id: int
    name: str
    due_at: dt.datetime | None


@dataclass
class Cell:
    """One sheet in one language; counts are of texts, ``words`` are those left to translate."""

    language: str
    is_source: bool = False
    total: int = 0
    in_review: int = 0
    draft: int = 0
    missing: int = 0
    outdated: int = 0
    errors: int = 0
    words: int = 0
    last_at: dt.datetime | None = None
    assignment: Task | None = None

    @property
    def done(self) -> int:
        """How many need no work: approved and up to date, or not needed."""
        return self.total - self.to_do - self.in_review

    @property
    def to_do(self) -> int:
        """How many are still to be translated or mended."""
        return self.missing + self.draft + self.outdated

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do."""
        return self.total > 0 and self.done == self.total

    @property
    def parts(self) -> list[tuple[str, str]]:
        """What is left, each with how much it matters ("bad", "warn", "good" or "")."""
        counted = [(weight, getattr(self, name), said) for name, weight, said in _PARTS]
        told = [(weight, str(said % number)) for weight, number, said in counted if number]
        return [("good", gettext("✓ done")), *told] if self.is_done else told

    @property
    def is_fresh(self) -> bool:
        """Whether somebody worked at it within the last minute."""
        return bool(self.last_at) and timezone.now() - self.last_at < dt.timedelta(minutes=1)

    @property
    def is_late(self) -> bool:
        """Whether its time is over and it is not done."""
        due = self.assignment.due_at if self.assignment else None
        return bool(due and due < timezone.now() and not self.is_done)


@dataclass
class Line:
    """One sheet with a cell for each language."""

    sheet: Sheet
    cells: dict[str, Cell] = field(default_factory=dict)


def lines() -> list[Line]:
    """Every sheet that has something to translate, newest first within its kind. One query."""
    kinds = {s.label: n for n, s in enumerate(registry.subjects())}
    found: dict[int, Line] = {}
    for row in _counted():
        label = f"{row['kind_app']}.{row['kind_model']}"
        if label not in kinds:
            continue
        line = found.setdefault(row["unit__sheet"], Line(_sheet(row)))
        cell = line.cells.setdefault(row["language"], Cell(row["language"]))
        _add(cell, row)
    for line in found.values():
        _complete(line)
    return sorted(found.values(), key=lambda line: (kinds[line.sheet.label], -line.sheet.order))


def _sheet(row: dict) -> Sheet:
    """The sheet that a row of the query is about."""
    kind = ContentType(app_label=row["kind_app"], model=row["kind_model"])
    titles = json.loads(row["titles"])
    return Sheet(
        pk=row["unit__sheet"],
        object_id=row["key"],
        order=row["place"],
        titles=titles,
        content_type=kind,
    )


def _counted() -> Iterable[dict]:
    """Numbers of states by sheet and language, with what the sheet is and who has it. One query."""
    of_status = {
        f"in_{status.value}": Count("pk", filter=Q(status=status) & ~OUTDATED)
        for status in (Status.MISSING, Status.DRAFT, Status.IN_REVIEW)
    }
    to_do = Q(status__in=(Status.MISSING, Status.DRAFT)) | OUTDATED
    task = Assignment.objects.filter(sheet=OuterRef("unit__sheet"), language=OuterRef("language"))
    counted = TextState.objects.counted().filter(unit__sheet__removed_at=None).order_by()
    return counted.values("unit__sheet", "language").annotate(
        key=Max("unit__sheet__object_id"),
        place=Max("unit__sheet__order"),
        titles=Max(Cast("unit__sheet__titles", TextField())),
        kind_app=Max("unit__sheet__content_type__app_label"),
        kind_model=Max("unit__sheet__content_type__model"),
        total=Count("pk", filter=~IS_SOURCE),
        sources=Count("pk", filter=IS_SOURCE),
        outdated_texts=Count("pk", filter=OUTDATED),
        with_errors=Count("pk", filter=Q(errors__gt=0)),
        words_left=Sum("unit__source_words", filter=to_do & ~IS_SOURCE, default=0),
        last_at=Max("updated_at"),
        **{name: Subquery(task.values(column)[:1]) for name, column in _TASK.items()},
        **of_status,
    )


# Who has a sheet in a language, by the name that a row of the query gives it.
_TASK = {
    "due_at": "due_at",
    "person": "person_id",
    "username": "person__username",
    "first_name": "person__first_name",
    "last_name": "person__last_name",
}


def _add(cell: Cell, row: dict) -> None:
    """Put the numbers of a row of the query into the cell; the source is nobody's work."""
    cell.total, cell.is_source = row["total"], row["sources"] > row["total"]
    cell.missing, cell.draft = row["in_missing"], row["in_draft"]
    cell.in_review, cell.outdated = row["in_in_review"], row["outdated_texts"]
    cell.errors, cell.words, cell.last_at = row["with_errors"], row["words_left"], row["last_at"]
    if row["person"]:
        name = f"{row['first_name']} {row['last_name']}".strip() or row["username"]
        cell.assignment = Task(row["person"], name, row["due_at"])


def _complete(line: Line) -> None:
    """Every language in the settings' order; what is not expected does not count as missing."""
    expected = registry.subject_of(line.sheet.label).expected_languages
    cells = {code: line.cells.get(code) or Cell(code) for code in languages.codes()}
    for code, cell in cells.items():
        if code not in expected:
            cell.total -= cell.missing
            cell.missing = cell.words = 0
    line.cells = cells


def chosen(found: list[Line], wanted: str, user, own: list[str]) -> list[tuple[Line, list]]:
    """The lines with their cells by language; a filter leaves out lines, and empties cells."""
    tests = {
        "mine": lambda cell: (
            cell.assignment.person_id == user.pk
            if cell.assignment
            else cell.language in own and (cell.to_do or cell.in_review)
        ),
        "outdated": lambda cell: cell.outdated,
        "review": lambda cell: cell.in_review,
        "errors": lambda cell: cell.errors,
    }
    test = tests.get(wanted, lambda cell: True)
    lines = [(line, [c if test(c) else None for c in line.cells.values()]) for line in found]
    return [(line, cells) for line, cells in lines if any(cells)]


def summary(user) -> dict[str, int | str]:
    """What waits for somebody: texts to do and outdated in the languages written, and to review.

    Outdated texts are those of every language for who changes sources: he or she decides. One
    query.
    """
    counted = TextState.objects.counted().translations()
    own = own_languages(user)
    reviewed = [code for code in languages.codes() if may_review(user, code)]
    answered = languages.codes() if may_edit_source(user) else own
    return counted.aggregate(
        outdated=Count("pk", filter=OUTDATED & Q(language__in=answered)),
        waiting=Count("pk", filter=Q(status=Status.IN_REVIEW, language__in=reviewed)),
        drafts=Count("pk", filter=Q(status=Status.DRAFT, language__in=own)),
    )
