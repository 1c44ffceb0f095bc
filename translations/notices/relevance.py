"""What of a notice is still true when its mail is about to be sent."""

from collections.abc import Callable

from django.db.models import Q

from translations import permissions
from translations.models import Assignment, Notice, Status, TextState
from translations.notices import making


def still_true(kind: str, person, notices: list[Notice]) -> list[Notice]:
    """Those notices of one kind to one person that are worth a mail; at most three queries."""
    may = permissions.may_review if kind == Notice.Kind.WAITING else permissions.may_translate
    allowed = [
        notice
        for notice in notices
        if notice.sheet.removed_at is None and may(person, notice.language)
    ]
    return _FILTERS[kind](person, allowed)


def _assigned(person, notices: list[Notice]) -> list[Notice]:
    """Those whose sheet is still the person's."""
    held = set(_assignments(person, notices).values_list("sheet_id", "language"))
    return [notice for notice in notices if (notice.sheet_id, notice.language) in held]


def _due(person, notices: list[Notice]) -> list[Notice]:
    """Those whose sheet is still the person's, with something left to do."""
    unfinished = making.unfinished_among(_assignments(person, notices))
    mine = _assigned(person, notices)
    return [notice for notice in mine if (notice.sheet_id, notice.language) in unfinished]


def _assignments(person, notices: list[Notice]):
    """The person's assignments among the notices' sheets."""
    sheets = {notice.sheet_id for notice in notices}
    return Assignment.objects.filter(person=person, sheet__in=sheets)


def _waiting(_person, notices: list[Notice]) -> list[Notice]:
    """Those whose text still waits."""
    return _with_state(notices, TextState.objects.filter(status=Status.IN_REVIEW))


def _source_changed(_person, notices: list[Notice]) -> list[Notice]:
    """Those whose text did not follow the source yet."""
    missing = Q(status=Status.MISSING, unit__source_hash__gt="")
    return _with_state(notices, TextState.objects.filter(making.BEHIND | missing))


def _with_state(notices: list[Notice], states) -> list[Notice]:
    """Those notices whose text is among the states; what is not about a text stays out."""
    units = {notice.unit_id for notice in notices}
    found = states.filter(unit__in=units, unit__removed_at=None)
    known = set(found.values_list("unit_id", "language"))
    return [notice for notice in notices if (notice.unit_id, notice.language) in known]


_FILTERS: dict[str, Callable[[object, list[Notice]], list[Notice]]] = {
    Notice.Kind.ASSIGNED: _assigned,
    Notice.Kind.DUE: _due,
    Notice.Kind.WAITING: _waiting,
    Notice.Kind.SOURCE_CHANGED: _source_changed,
}
