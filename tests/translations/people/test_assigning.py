"""Giving a sheet and language to a person until a time."""

import datetime as dt

import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from translations import actions
from translations.models import Assignment, Notice

SOON = timezone.now() + dt.timedelta(days=10)


def give(sheet, person, by, **more):
    """Give the Arabic of a sheet."""
    return actions.assign(sheet=sheet, language="ar", person=person, by=by, **more)


def notices():
    """To whom what is to be told."""
    return list(Notice.objects.values_list("recipient__username", "kind", "language"))


def test_a_reviewer_gives_a_sheet_to_a_translator_who_is_told(sheet, leila, rana):
    made = give(sheet, leila, rana, due_at=SOON)
    assert list(Assignment.objects.values_list("sheet", "language", "person", "due_at", "by")) == [
        (sheet.pk, "ar", leila.pk, SOON, rana.pk)
    ]
    assert notices() == [("leila", "assigned", "ar")]
    assert made.person == leila


def test_the_history_says_who_was_given_what(sheet, leila, rana):
    give(sheet, leila, rana)
    entry = LogEntry.objects.get()
    assert (entry.user, entry.object_id, entry.content_type) == (
        rana, str(sheet.object_id), sheet.content_type,
    )  # fmt: skip
    assert entry.get_change_message() == "Changed person for assignment “العربية · leila”."


def test_giving_it_again_to_the_same_person_changes_and_tells_nothing(sheet, leila, rana):
    give(sheet, leila, rana, due_at=SOON)
    give(sheet, leila, rana, due_at=SOON)
    assert (len(notices()), LogEntry.objects.count()) == (1, 1)


def test_it_is_given_on_and_taken_away(sheet, leila, rana, person):
    give(sheet, leila, rana)
    give(sheet, person("omar", "translate_ar"), rana)
    assert Assignment.objects.get().person.username == "omar"
    assert give(sheet, None, rana) is None
    assert Assignment.objects.count() == 0
    assert LogEntry.objects.count() == 3


def test_who_takes_a_sheet_for_himself_is_not_told(sheet, rana):
    give(sheet, rana, rana)
    assert notices() == []


def test_a_translator_assigns_nothing(sheet, leila):
    with pytest.raises(PermissionDenied):
        give(sheet, leila, leila)
    assert Assignment.objects.count() == 0


@pytest.mark.parametrize(
    ("codename", "more", "code"),
    [
        ("translate_ru", {}, "language"),
        ("translate_ar", {"is_active": False}, "inactive"),
        ("translate_ar", {"is_staff": False}, "inactive"),
    ],
)
def test_who_cannot_do_the_work_is_not_given_it(sheet, rana, person, codename, more, code):
    with pytest.raises(ValidationError) as caught:
        give(sheet, person("boris", codename, **more), rana)
    assert caught.value.code == code
    assert "boris" in caught.value.messages[0]
    assert Assignment.objects.count() == 0


def test_a_time_that_is_over_is_refused(sheet, leila, rana):
    with pytest.raises(ValidationError) as caught:
        give(sheet, leila, rana, due_at=timezone.now() - dt.timedelta(hours=1))
    assert caught.value.code == "past"
