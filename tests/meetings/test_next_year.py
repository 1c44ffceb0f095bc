"""The next year: everything that hangs on a meeting is decided about, and nothing is left half."""

import datetime as dt
from dataclasses import replace

import pytest
from django.apps import apps
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.test.utils import isolate_apps
from django.urls import reverse

from declarations.models import Declaration, LanguageVersion, Paragraph
from meetings import next_year
from meetings.actions import open_next, proposal
from meetings.models import AnnualMeeting, Host, Place
from meetings.next_year import registry
from meetings.next_year.preview import copied_rows, left_rows
from meetings.practical.models import PracticalPage
from meetings.programme.models import Room, Session, Track, Venue
from tests.factories.declarations import DeclarationFactory, ParagraphFactory
from tests.factories.meetings import AnnualMeetingFactory, HostFactory
from tests.factories.staff import StaffFactory
from translations.models import TextRevision, TextUnit
from uccn.publication.models import FormerAddress, PreviewLink, State


def last_year(**facts) -> AnnualMeeting:
    """A meeting that was held, with whatever it can have, and public."""
    given = {"edition": 18, "year": 2026, "slug": "essaouira", "kind": "conference"}
    return AnnualMeetingFactory(**given | facts, public=True)


# ── What hangs on a meeting ──────────────────────────────────────────────────────────────────


def test_every_model_that_hangs_on_a_meeting_is_declared():
    assert next_year.undeclared() == set()


def test_the_walk_finds_what_hangs_directly_through_others_and_on_anything():
    direct, through = {Host, Declaration}, {Paragraph, LanguageVersion}
    anything = {PreviewLink, FormerAddress, LogEntry, TextUnit}
    assert direct | through | anything | {TextRevision} <= next_year.hanging()
    assert Place not in next_year.hanging()


@pytest.mark.parametrize("model", [Host, LanguageVersion, PreviewLink])
def test_a_model_that_nobody_declared_is_found(monkeypatch, model):
    monkeypatch.delitem(registry._never, model)
    assert next_year.undeclared() == {model}


def test_a_copied_model_that_nobody_declared_is_found(monkeypatch):
    monkeypatch.delitem(registry._copied, Paragraph)
    assert next_year.undeclared() == {Paragraph}


def new_model(name: str, **fields) -> type[models.Model]:
    """A model that no app has yet."""
    meta = type("Meta", (), {"app_label": "meetings"})
    return type(name, (models.Model,), {"__module__": __name__, "Meta": meta} | fields)


@isolate_apps("meetings")
def test_a_new_model_is_found_with_what_hangs_on_it():
    to_meeting = models.ForeignKey(AnnualMeeting, models.PROTECT, related_name="+")
    session = new_model("Session", meeting=to_meeting)
    speech = new_model("Speech", sessions=models.ManyToManyField(session, related_name="+"))
    to_anything = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    key = models.PositiveBigIntegerField()
    sticker = new_model("Sticker", content_type=to_anything, object_id=key)
    alone = new_model("Loner", year=models.PositiveIntegerField())
    new = [session, speech, sticker, alone]
    assert next_year.undeclared([*apps.get_models(), *new]) == {session, speech, sticker}


def test_every_field_of_what_is_copied_is_decided_about():
    copied = [AnnualMeeting, *(entry.model for entry in next_year.copies())]
    assert {model: next_year.undecided_fields(model) for model in copied} == {
        AnnualMeeting: set(),
        Declaration: set(),
        Paragraph: set(),
        Venue: set(),
        Room: set(),
        Track: set(),
        Session: set(),
        PracticalPage: set(),
    }


def test_a_field_that_nobody_decided_about_is_found(monkeypatch):
    # Everything is declared before one declaration is taken away.
    next_year.copies()
    monkeypatch.setitem(registry._carried, Paragraph, {"declaration", "key", "position", "body"})
    assert next_year.undecided_fields(Paragraph) == {"ancestor"}


# ── What is proposed and made ────────────────────────────────────────────────────────────────


@pytest.mark.django_db
def test_the_number_and_the_year_that_follow_are_proposed():
    assert proposal(last_year()) == {
        "edition": 19,
        "year": 2027,
        "kind": "conference",
        "slug": "host-to-be-announced",
    }


@pytest.mark.django_db
def test_from_an_old_meeting_the_first_free_number_is_proposed_as_the_last_was_called():
    old = last_year(edition=12, year=2018, kind="meeting")
    AnnualMeetingFactory(edition=13, year=2019, kind="conference")
    AnnualMeetingFactory(edition=15, year=2023)
    found = proposal(old)
    assert (found["edition"], found["year"], found["kind"]) == (14, 2020, "conference")


@pytest.mark.django_db
def test_the_new_meeting_is_a_draft_without_anything_of_the_old_ones_own():
    old = last_year(
        theme_fr="Thème",
        summary_en="Summary",
        history_en="Moved",
        brand="KRAKOWICE",
        accent="#1f5a96",
        time_zone="Europe/Warsaw",
        unconfirmed=["the venue"],
        note="note",
        start=dt.date(2026, 6, 1),
        end=dt.date(2026, 6, 4),
        edition_is_counted=True,
    )
    HostFactory(meeting=old)
    made = open_next(meeting=old, by=None)
    fresh = AnnualMeeting(
        pk=made.pk,
        edition=19,
        edition_is_counted=True,
        year=2027,
        slug="host-to-be-announced",
        kind="conference",
        status="planned",
    )
    columns = [field.attname for field in AnnualMeeting._meta.concrete_fields]
    stored = AnnualMeeting.objects.get(pk=made.pk)
    empty = {name: getattr(fresh, name) or None for name in columns}
    assert {name: getattr(stored, name) or None for name in columns} == empty
    assert made.hosts.count() == 0


@pytest.mark.django_db
def test_what_is_given_is_taken():
    days = {"start": dt.date(2028, 5, 2), "end": dt.date(2028, 5, 5)}
    given = {"edition": 21, "year": 2028, "slug": "santos", "kind": "meeting"} | days
    made = open_next(meeting=last_year(), by=None, **given)
    assert {name: getattr(made, name) for name in given} == given


@pytest.mark.django_db
def test_a_number_that_is_taken_is_refused_and_leaves_nothing():
    old = last_year()
    DeclarationFactory(meeting=old)
    with pytest.raises(ValidationError) as refused:
        open_next(meeting=old, by=None, edition=18)
    assert list(refused.value.message_dict) == ["edition"]
    assert (AnnualMeeting.objects.count(), Declaration.objects.count()) == (1, 1)


@pytest.mark.django_db
def test_it_is_logged_with_where_it_came_from_and_none_of_its_text():
    anna, old = StaffFactory(), last_year()
    made = open_next(meeting=old, by=anna)
    entry = LogEntry.objects.get()
    assert (entry.action_flag, entry.user, entry.object_id) == (ADDITION, anna, str(made.pk))
    assert entry.get_change_message() == ("Added meeting that follows “XVIII · 2026 essaouira”.")


@pytest.mark.django_db
@pytest.mark.parametrize("model", [Declaration, Paragraph])
def test_a_failure_midway_leaves_nothing(monkeypatch, model):
    old = last_year()
    ParagraphFactory(declaration=DeclarationFactory(meeting=old))
    tables = [AnnualMeeting, Declaration, Paragraph, LogEntry]
    before = [table.objects.count() for table in tables]

    def break_off(opening):
        registered.copier(opening)
        raise RuntimeError("the power is gone")

    registered = next(entry for entry in next_year.copies() if entry.model is model)
    monkeypatch.setitem(registry._copied, model, replace(registered, copier=break_off))
    with pytest.raises(RuntimeError, match="the power is gone"):
        open_next(meeting=old, by=StaffFactory())
    assert [table.objects.count() for table in tables] == before


# ── What is said before ──────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
def test_the_preview_counts_the_hosts_and_says_why_they_are_not_copied():
    old = last_year()
    HostFactory.create_batch(2, meeting=old)
    rows = {row.label: (row.number, row.words) for row in left_rows(old)}
    assert rows["Hosts"] == (2, "Another city receives the next meeting; name it when it is known.")
    assert rows["Work at the translation desk"] == (
        None,
        "The new texts begin anew; what was done for the old ones stays with them.",
    )


@pytest.mark.django_db
def test_what_a_meeting_does_not_have_is_not_in_its_preview():
    labels = [row.label for row in left_rows(last_year())]
    assert copied_rows(last_year(edition=1, year=2008)) == []
    assert "Hosts" not in labels
    assert "Notes for staff on documents" not in labels
    assert "Theme, summary and history" in labels


@pytest.mark.django_db
def test_who_opens_may_add_whatever_is_copied():
    assert next_year.permissions() == [
        "meetings.add_annualmeeting",
        "declarations.add_declaration",
        "declarations.add_paragraph",
        "programme.add_venue",
        "programme.add_room",
        "programme.add_track",
        "programme.add_session",
        "practical.add_practicalpage",
    ]


@pytest.mark.django_db
def test_no_reader_sees_the_new_meeting(client):
    made = open_next(meeting=last_year(), by=None)
    assert made.state() == State.DRAFT
    assert client.get(made.get_absolute_url()).status_code == 404
    assert "XIX" not in client.get(reverse("meetings:list")).content.decode()
