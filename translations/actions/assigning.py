"""Asking a person to translate a sheet into a language, until a certain time."""

import datetime as dt

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from translations import permissions
from translations.actions.journal import log
from translations.models import Assignment, Sheet
from translations.notices import making
from uccn.lib import languages


def may_assign(user, language: str) -> bool:
    """Whether somebody may ask others to translate into a language: who may review it."""
    return permissions.may_use_desk(user) and permissions.may_review(user, language)


@transaction.atomic
def assign(
    *, sheet: Sheet, language: str, person, due_at: dt.datetime | None = None, by
) -> Assignment | None:
    """Give a sheet and language to a person, who is told; None takes it from whoever had it.

    Raises PermissionDenied, or ValidationError that says why it cannot be this person or time.
    """
    if language not in languages.codes() or not may_assign(by, language):
        raise PermissionDenied
    before = (
        Assignment.objects.select_for_update(of=("self",))
        .filter(sheet=sheet, language=language)
        .select_related("person")
        .first()
    )
    if person is None:
        return _take_away(before, by)
    same = before is not None and before.person_id == person.pk
    if same and before.due_at == due_at:
        return before
    _check_person(person, language)
    if due_at and due_at <= timezone.now() and not (before and before.due_at == due_at):
        raise ValidationError(_("This time is over. Choose a later one."), code="past")
    made, _new = Assignment.objects.update_or_create(
        sheet=sheet,
        language=language,
        defaults={"person": person, "due_at": due_at, "by": by, "at": timezone.now()},
    )
    _log(made, by)
    if person.pk != by.pk:
        making.assigned(made)
    return made


def _take_away(before: Assignment | None, by) -> None:
    """Leave the sheet and language to nobody."""
    if before is not None:
        _log(before, by)
        before.delete()


def _check_person(person, language: str) -> None:
    """Raise ValidationError unless the person can do the work."""
    params = {"person": person.get_full_name() or person.get_username()}
    if not (person.is_active and person.is_staff):
        raise ValidationError(
            _("%(person)s cannot sign in as a member of staff any more."),
            code="inactive",
            params=params,
        )
    if not permissions.may_translate(person, language):
        params["language"] = languages.name_in(language)
        raise ValidationError(
            _("%(person)s may not translate into this language: %(language)s."),
            code="language",
            params=params,
        )


def _log(assignment: Assignment, by) -> None:
    """Write in the admin's history that a language was given or taken, and to or from whom."""
    person = assignment.person.get_username()
    named = f"{languages.own_name(assignment.language)} · {person}"
    with translation.override(None):
        log(assignment.sheet, name="assignment", named=named, field="person", by=by)
