"""Writing down what people are to be told, in the transaction in which it happens."""

import datetime as dt
from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.db.models import F, Max, Q
from django.utils import timezone

from translations import permissions
from translations.models import (
    Assignment,
    Notice,
    NoticeRefusal,
    Status,
    TextState,
    TextUnit,
)
from translations.models.states import OUTDATED
from uccn.background.queue import soon
from uccn.lib.later import later

tasks = later("translations.notices.tasks")

# The source has changed, and the draft beside the public text did not follow it yet.
BEHIND = OUTDATED & ~(Q(draft__gt="") & Q(draft_based_on=F("unit__source_hash")))
DUE_WITHIN = dt.timedelta(hours=24)
_IDENTITY = ("recipient_id", "kind", "sheet_id", "language", "unit_id")
_BACKEND = "django.contrib.auth.backends.ModelBackend"


def assigned(assignment: Assignment) -> None:
    """Tell a person that a sheet was given to him or her."""
    _write([_of(assignment, Notice.Kind.ASSIGNED, assignment.at)])


def source_changed(units: Iterable[int], *, by, at: dt.datetime) -> None:
    """Tell who translates these texts, or did last, that the source is another now.

    Whoever changed it knows.
    """
    found = TextUnit.objects.filter(pk__in=list(units), removed_at=None)
    wanted = _assignees(found) | _last_translators(found)
    people = get_user_model().objects.in_bulk({person for person, *_rest in wanted})
    _write(
        Notice(
            recipient_id=person,
            kind=Notice.Kind.SOURCE_CHANGED,
            sheet_id=sheet,
            language=language,
            unit_id=unit,
            at=at,
        )
        for person, sheet, language, unit in sorted(wanted)
        if person != getattr(by, "pk", None) and may_be_told(people[person], language)
    )


def _assignees(units) -> set[tuple[int, int, str, int]]:
    """Person, sheet, language and unit, for those who were asked to translate the units' sheets."""
    rows = list(units.values_list("sheet_id", "pk", "source_language"))
    asked = Assignment.objects.filter(sheet__in={sheet for sheet, *_rest in rows})
    given: dict[int, list[tuple[int, str]]] = {}
    for sheet, person, language in asked.values_list("sheet_id", "person_id", "language"):
        given.setdefault(sheet, []).append((person, language))
    return {
        (person, sheet, language, unit)
        for sheet, unit, source in rows
        for person, language in given.get(sheet, [])
        if language != source
    }


def _last_translators(units) -> set[tuple[int, int, str, int]]:
    """Person, sheet, language and unit, for those who last wrote a translation that is there."""
    states = TextState.objects.filter(unit__in=units).exclude(translator=None)
    states = states.translations().filter(Q(text_hash__gt="") | Q(draft__gt=""))
    return set(states.values_list("translator_id", "unit__sheet_id", "language", "unit_id"))


def waiting(unit: TextUnit, language: str, *, by, at: dt.datetime) -> None:
    """Tell those who may review the language that a text waits for them; not its writer."""
    permission = f"translations.{permissions.codename(permissions.REVIEW, language)}"
    people = get_user_model()._default_manager.with_perm(permission, backend=_BACKEND)
    _write(
        Notice(
            recipient_id=person,
            kind=Notice.Kind.WAITING,
            sheet_id=unit.sheet_id,
            language=language,
            unit=unit,
            at=at,
        )
        for person in people.filter(is_staff=True).exclude(pk=by.pk).values_list("pk", flat=True)
    )


def find_due(at: dt.datetime | None = None) -> None:
    """Tell each person once what is due within a day, or is overdue, and is not finished.

    A time that was put off comes near once more, so it is told once more.
    """
    at = at or timezone.now()
    near = Assignment.objects.filter(due_at__lte=at + DUE_WITHIN, sheet__removed_at=None)
    near = near.filter(person__is_active=True, person__is_staff=True).order_by("due_at", "pk")
    unfinished = unfinished_among(near)
    told = Notice.objects.filter(kind=Notice.Kind.DUE).order_by()
    last = {
        (recipient, sheet, language): when
        for recipient, sheet, language, when in told.values_list(
            "recipient_id", "sheet_id", "language"
        ).annotate(when=Max("at"))
    }
    _write(
        _of(assignment, Notice.Kind.DUE, at)
        for assignment in near
        if (assignment.sheet_id, assignment.language) in unfinished
        and not _was_told(assignment, last)
    )


def _was_told(assignment: Assignment, last: dict) -> bool:
    """Whether the person was told since the present time came near."""
    when = last.get((assignment.person_id, assignment.sheet_id, assignment.language))
    return when is not None and when >= assignment.due_at - DUE_WITHIN


def unfinished_among(assignments) -> set[tuple[int, str]]:
    """Sheet and language of those assignments where a translator still has something to do."""
    states = TextState.objects.counted().translations()
    states = states.filter(unit__sheet__in=assignments.order_by().values("sheet_id"))
    left = states.filter(Q(status__in=[Status.MISSING, Status.DRAFT]) | BEHIND)
    return set(left.order_by().values_list("unit__sheet_id", "language").distinct())


def may_be_told(person, language: str) -> bool:
    """Whether a person still works here on translations into the language."""
    return person.is_active and person.is_staff and permissions.may_translate(person, language)


def _of(assignment: Assignment, kind: str, at: dt.datetime) -> Notice:
    """A notice to the person who has the assignment."""
    return Notice(
        recipient_id=assignment.person_id,
        kind=kind,
        sheet_id=assignment.sheet_id,
        language=assignment.language,
        at=at,
    )


def _write(notices: Iterable[Notice]) -> None:
    """Store what nobody switched off and what does not wait to be sent already."""
    wanted = {tuple(getattr(notice, name) for name in _IDENTITY): notice for notice in notices}
    if not wanted:
        return
    people = {notice.recipient_id for notice in wanted.values()}
    refusals = NoticeRefusal.objects.filter(person__in=people)
    refused = set(refusals.values_list("person_id", "kind"))
    unsent = Notice.objects.filter(recipient__in=people, sent_at=None)
    known = set(unsent.values_list(*_IDENTITY))
    new = [
        notice
        for identity, notice in wanted.items()
        if identity[:2] not in refused and identity not in known
    ]
    if new:
        Notice.objects.bulk_create(new, batch_size=500)
        soon(tasks.send_notices)
