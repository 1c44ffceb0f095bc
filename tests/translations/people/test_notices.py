"""What is written down to be told, to whom, and to whom not."""

import datetime as dt

import pytest
from django.utils import timezone

from translations import actions
from translations.models import Assignment, Notice, NoticeRefusal, TextState
from translations.notices import choosing
from translations.notices.making import find_due

NOW = timezone.now()


def written(kind):
    """The notices of a kind: to whom, in which language, about which text."""
    found = Notice.objects.filter(kind=kind).order_by("recipient__username", "unit")
    return list(found.values_list("recipient__username", "language", "unit"))


def assign(sheet, person, by, due_at=None, language="ar"):
    """Give a sheet to a person, also at a time that is over."""
    return Assignment.objects.create(
        sheet=sheet, language=language, person=person, by=by, due_at=due_at
    )


def test_a_text_that_was_sent_to_review_waits_for_its_reviewers(units, submit, leila, rana, person):
    person("boris", "review_ru")
    person("former", "review_ar", is_active=False)
    person("reader", "review_ar", is_staff=False)
    submit(units[2], leila)
    assert written("waiting") == [("rana", "ar", units[2].pk)]


def test_a_reviewer_who_translates_is_not_told_of_his_own_text(units, submit, rana, person):
    submit(units[2], person("rashid", "review_ar"))
    assert written("waiting") == [("rana", "ar", units[2].pk)]


def test_a_draft_that_was_only_saved_waits_for_nobody(units, seen, leila, rana):
    actions.save_draft(unit=units[2], language="ar", text="نص", seen=seen(units[2], "ar"), by=leila)
    assert written("waiting") == []


def test_sending_a_text_twice_tells_once(units, submit, leila, rana):
    submit(units[2], leila)
    submit(units[2], leila)
    submit(units[2], leila, text="نص آخر")
    assert written("waiting") == [("rana", "ar", units[2].pk)]


def test_a_changed_source_is_told_to_who_has_the_sheet_and_to_who_translated_it(
    units, sheet, submit, rewrite, leila, rana, person
):
    assign(sheet, person("rosa", "translate_es"), rana, language="es")
    person("boris", "translate_ru")
    submit(units[0], leila)
    rewrite(units[0])
    assert written("source_changed") == [
        ("leila", "ar", units[0].pk),
        ("rosa", "es", units[0].pk),
    ]


def test_who_changed_a_source_is_not_told(units, submit, rewrite, person):
    both = person("both", "translate_ar", "edit_source")
    submit(units[0], both)
    rewrite(units[0], by=both)
    assert written("source_changed") == []


def test_who_may_not_translate_any_more_is_not_told_of_a_changed_source(
    units, submit, rewrite, leila
):
    submit(units[0], leila)
    leila.user_permissions.clear()
    rewrite(units[0])
    assert written("source_changed") == []


def test_a_source_that_was_changed_around_the_desk_is_told_as_well(
    declaration, units, submit, leila
):
    submit(units[0], leila)
    paragraph = declaration.paragraphs.get(key="1")
    paragraph.body_fr = "Un autre"
    paragraph.save()
    assert written("source_changed") == [("leila", "ar", units[0].pk)]


def test_what_somebody_switched_off_is_not_written_down(units, submit, leila, rana):
    choosing.choose(rana, ["assigned", "due"])
    submit(units[2], leila)
    assert written("waiting") == []
    assert choosing.wanted(rana) == ["assigned", "due"]
    choosing.choose(rana, ["waiting"])
    submit(units[2], leila, text="نص آخر")
    assert written("waiting") == [("rana", "ar", units[2].pk)]
    assert NoticeRefusal.objects.count() == 3


@pytest.mark.parametrize(("hours", "told"), [(-50, True), (23, True), (25, False)])
def test_what_is_due_within_a_day_or_over_is_told_once(sheet, leila, rana, hours, told):
    assign(sheet, leila, rana, due_at=NOW + dt.timedelta(hours=hours))
    for minutes in (0, 5):
        find_due(NOW + dt.timedelta(minutes=minutes))
        Notice.objects.update(sent_at=NOW)
    assert written("due") == ([("leila", "ar", None)] if told else [])


def test_a_time_that_was_put_off_is_told_once_more(sheet, leila, rana):
    made = assign(sheet, leila, rana, due_at=NOW)
    find_due(NOW)
    Notice.objects.update(sent_at=NOW)
    made.due_at = NOW + dt.timedelta(days=7)
    made.save()
    for days in (1, 6.5, 7):
        find_due(NOW + dt.timedelta(days=days))
        Notice.objects.update(sent_at=NOW)
    assert len(written("due")) == 2


def test_nothing_is_due_where_nothing_is_left_to_translate(sheet, leila, rana):
    TextState.objects.filter(unit__sheet=sheet, language="ar", text_hash="").update(
        status="not_needed"
    )
    assign(sheet, leila, rana, due_at=NOW)
    find_due(NOW)
    assert written("due") == []
