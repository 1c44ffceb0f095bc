"""Comments and questions: who may say what where, and who may close it."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from translations import actions
from translations.models import Comment


def say(unit, language, by, text="Is this right?", kind="question"):
    """Say something about a text."""
    return actions.comment(unit=unit, language=language, kind=kind, text=text, by=by)


def test_a_question_on_the_source_is_asked_by_anyone_at_the_desk(units, leila):
    made = say(units[0], "", leila)
    assert list(Comment.objects.values_list("unit", "language", "kind", "text", "author")) == [
        (units[0].pk, "", "question", "Is this right?", leila.pk)
    ]
    assert (made.resolved_at, made.sender) == (None, "")


def test_what_is_said_in_the_source_language_concerns_the_source(units, leila):
    assert say(units[0], "fr", leila).language == ""


@pytest.mark.parametrize(("name", "may"), [("leila", True), ("rana", True), ("emil", True)])
def test_a_language_is_discussed_by_its_people_and_by_who_answers_for_sources(
    units, request, name, may
):
    made = say(units[0], "ar", request.getfixturevalue(name))
    assert (made.language == "ar") is may


def test_a_language_is_not_discussed_by_those_of_another(units, person):
    boris = person("boris", "translate_ru")
    with pytest.raises(PermissionDenied):
        say(units[0], "ar", boris)
    assert Comment.objects.count() == 0


@pytest.mark.parametrize("more", [{"is_staff": False}, {"is_active": False}])
def test_who_is_no_member_of_staff_any_more_says_nothing(units, person, more):
    former = person("former", "translate_ar", **more)
    with pytest.raises(PermissionDenied):
        say(units[0], "", former)


@pytest.mark.parametrize(("language", "kind"), [("xx", "question"), ("ar", "report")])
def test_staff_neither_name_an_unknown_language_nor_report_as_readers_do(
    units, rana, language, kind
):
    with pytest.raises(PermissionDenied):
        say(units[0], language, rana, kind=kind)


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 2001, "a\x00b"])
def test_words_that_cannot_be_kept_are_refused(units, rana, text):
    with pytest.raises(ValidationError):
        say(units[0], "ar", rana, text)
    assert Comment.objects.count() == 0


def test_closing_writes_down_who_did_it_first_and_opening_takes_it_back(units, leila, rana):
    made = say(units[0], "ar", leila)
    closed = actions.resolve(comment=made, by=rana)
    again = actions.resolve(comment=made, by=leila)
    assert (again.resolved_by, again.resolved_at) == (rana, closed.resolved_at)
    opened = actions.reopen(comment=made, by=leila)
    assert (opened.resolved_by, opened.resolved_at) == (None, None)


def test_a_question_on_the_source_is_closed_by_its_author_or_by_who_answers_for_sources(
    units, leila, rana, emil
):
    made = say(units[0], "", leila)
    with pytest.raises(PermissionDenied):
        actions.resolve(comment=made, by=rana)
    assert actions.resolve(comment=made, by=emil).resolved_by == emil
    actions.reopen(comment=made, by=leila)
    assert actions.resolve(comment=made, by=leila).resolved_by == leila


def test_a_report_is_closed_by_who_writes_the_language(units, leila, person):
    made = actions.report(unit=units[0], language="ar", text="Wrong.", sender="s")
    with pytest.raises(PermissionDenied):
        actions.resolve(comment=made, by=person("boris", "review_ru"))
    assert actions.resolve(comment=made, by=leila).resolved_by == leila
