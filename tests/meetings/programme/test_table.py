"""A day of a programme written as a table: rows changed, moved, added and copied together."""

import datetime as dt

import pytest
from django.urls import reverse

from meetings.programme.models import Session
from tests.factories.meetings import AnnualMeetingFactory
from tests.factories.programme import RoomFactory, SessionFactory, TrackFactory
from tests.page import Page
from tests.publication.conftest import signed_in
from translations.models import TextRevision

pytestmark = pytest.mark.django_db


def address(meeting, day: str = "2018-06-12") -> str:
    """The address of a day's table."""
    return reverse("programme-admin:table", args=[meeting.pk]) + f"?day={day}"


def opened(response) -> dict:
    """What the page's form holds, as a browser received it."""
    forms = response.context["rows"].forms
    data = {"row": [str(form.instance.pk) for form in forms if form.instance.pk]}
    for form in forms:
        for bound in form:
            value = bound.field.prepare_value(bound.value())
            if value not in (None, False):
                data[bound.html_name] = value
    return data


def errors(response) -> dict[str, list[str]]:
    """The errors of the page's fields, by the fields' names."""
    return {
        form.add_prefix(name): list(found)
        for form in response.context["rows"].forms
        for name, found in form.errors.items()
    }


@pytest.fixture
def editor(db):
    """The browser of an editor."""
    return signed_in("Editors")


@pytest.fixture
def meeting(db):
    """A meeting of two days."""
    return AnnualMeetingFactory(
        public=True, start=dt.date(2018, 6, 12), end=dt.date(2018, 6, 13), status="announced"
    )


def test_a_day_shows_its_own_sessions_and_the_tabs_of_all_days(editor, meeting):
    session = SessionFactory(meeting=meeting)
    SessionFactory(meeting=meeting, day=dt.date(2018, 6, 13))
    SessionFactory()
    response = editor.get(address(meeting))
    assert opened(response)["row"] == [str(session.pk)]
    days = [day for day, _address, _is_here in response.context["tabs"]]
    assert days == [dt.date(2018, 6, 12), dt.date(2018, 6, 13), None]


@pytest.mark.parametrize("day", ["", "2017-01-01", "30/02", "'"])
def test_an_unknown_day_is_the_first(editor, meeting, day):
    response = editor.get(address(meeting, day))
    assert response.context["rows"].day == dt.date(2018, 6, 12)


def test_what_is_looked_at_stands_in_its_row(editor, meeting):
    SessionFactory(meeting=meeting)
    assert "It is confirmed, but has no room." in editor.get(address(meeting)).content.decode()


def test_rows_are_changed_moved_and_added_together(editor, meeting):
    one, other = SessionFactory(meeting=meeting), SessionFactory(meeting=meeting)
    room, track = RoomFactory(venue__meeting=meeting), TrackFactory(meeting=meeting)
    sent = opened(editor.get(address(meeting))) | {
        f"s{one.pk}-title_fr": "Forum",
        f"s{one.pk}-room": str(room.pk),
        f"s{one.pk}-track": str(track.pk),
        f"s{other.pk}-day": "2018-06-13",
        f"s{other.pk}-begins": "14:00",
        f"s{other.pk}-ends": "",
        "new0-title_fr": "Pause",
        "new0-kind": "break",
        "new0-begins": "16:00",
    }
    response = editor.post(address(meeting), sent, follow=True)
    told = [str(message) for message in response.context["messages"]]
    assert told == ["2 sessions are changed. 1 session is added."]
    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.title_fr, one.room, one.track) == ("Forum", room, track)
    assert (other.day, other.begins, other.ends) == (dt.date(2018, 6, 13), dt.time(14), None)
    new = Session.objects.latest("pk")
    assert (new.meeting, new.title_fr, new.day, new.status) == (
        meeting, "Pause", dt.date(2018, 6, 12), "provisional",
    )  # fmt: skip
    assert TextRevision.objects.filter(text="Forum", by=editor.user).count() == 1


def test_a_session_is_copied_as_it_is_saved(editor, meeting):
    session = SessionFactory(meeting=meeting, title_ar="ورشة")
    sent = opened(editor.get(address(meeting)))
    sent |= {f"s{session.pk}-is_copied": "on", f"s{session.pk}-begins": "09:00"}
    editor.post(address(meeting), sent)
    made = Session.objects.latest("pk")
    assert (made.title_ar, made.begins, made.status) == ("ورشة", dt.time(9), "provisional")
    assert Session.objects.count() == 2


def test_nothing_changed_is_said_and_nothing_is_added(editor, meeting):
    SessionFactory(meeting=meeting, title_en="Workshop", working_languages=["fr"])
    before = list(Session.objects.values())
    response = editor.post(address(meeting), opened(editor.get(address(meeting))), follow=True)
    assert [str(message) for message in response.context["messages"]] == ["Nothing was changed."]
    assert list(Session.objects.values()) == before


@pytest.mark.parametrize(
    ("name", "typed", "words"),
    [
        ("ends", "08:00", "end must come after"),
        ("begins", "25:00", "valid time"),
        ("day", "30/02", "valid date"),
        ("day", "0218-06-12", "greater than or equal to 2004-01-01"),
        ("day", "9999-12-31", "less than or equal to 2200-12-31"),
        ("room", "elsewhere", "valid choice"),
        ("kind", "", "required"),
        ("title_fr", "a\u202eb", "cannot be kept"),
    ],
)
def test_one_wrong_row_saves_none_and_keeps_what_was_typed(editor, meeting, name, typed, words):
    wrong, right = SessionFactory(meeting=meeting), SessionFactory(meeting=meeting)
    elsewhere = str(RoomFactory().pk)
    typed = elsewhere if typed == "elsewhere" else typed
    sent = opened(editor.get(address(meeting))) | {
        f"s{wrong.pk}-{name}": typed,
        f"s{right.pk}-title_fr": "Bien",
        "new0-title_fr": "Nouvelle",
    }
    before = list(Session.objects.values())
    response = editor.post(address(meeting), sent)
    assert response.status_code == 422
    assert words in " ".join(sentence for found in errors(response).values() for sentence in found)
    assert "Nothing was saved." in response.content.decode()
    assert list(Session.objects.values()) == before
    kept = opened(response)
    assert (kept[f"s{right.pk}-title_fr"], kept["new0-title_fr"]) == ("Bien", "Nouvelle")


def test_what_somebody_else_changed_meanwhile_is_shown_and_not_overwritten(editor, meeting):
    session = SessionFactory(meeting=meeting, title_fr="Avant")
    sent = opened(editor.get(address(meeting))) | {f"s{session.pk}-title_fr": "Le mien"}
    Session.objects.filter(pk=session.pk).update(title_fr="Le leur", day=dt.date(2018, 6, 13))
    response = editor.post(address(meeting), sent)
    found = errors(response)
    assert list(found) == [f"s{session.pk}-title_fr"]
    assert "It now reads: “Le leur”." in found[f"s{session.pk}-title_fr"][0]
    session.refresh_from_db()
    assert session.title_fr == "Le leur"
    # Saved again, it takes its place, and the day that the other gave it stays.
    assert editor.post(address(meeting), opened(response)).status_code == 302
    session.refresh_from_db()
    assert (session.title_fr, session.day) == ("Le mien", dt.date(2018, 6, 13))


def test_a_session_deleted_meanwhile_is_said(editor, meeting):
    gone, stays = SessionFactory(meeting=meeting), SessionFactory(meeting=meeting)
    sent = opened(editor.get(address(meeting))) | {f"s{stays.pk}-title_fr": "Autre"}
    gone.delete()
    response = editor.post(address(meeting), sent)
    assert "A session was deleted meanwhile." in response.content.decode()
    stays.refresh_from_db()
    assert stays.title_fr != "Autre"


def test_sessions_of_another_meeting_are_never_written(editor, meeting):
    foreign = SessionFactory(title_fr="Ailleurs")
    sent = {
        "row": [str(foreign.pk), "x", "9" * 30],
        f"s{foreign.pk}-title_fr": "Pris",
        f"s{foreign.pk}-kind": "workshop",
        f"s{foreign.pk}-status": "confirmed",
    }
    editor.post(address(meeting), sent)
    foreign.refresh_from_db()
    assert foreign.title_fr == "Ailleurs"


def test_the_title_is_written_in_the_language_it_is_translated_from(editor, meeting):
    SessionFactory(meeting=meeting, title_fr="", title_en="Opening")
    sent = opened(editor.get(address(meeting)))
    titles = {name.partition("-")[2] for name in sent if "title" in name}
    assert titles == {"title_en"}


def titles_of_new_rows(response) -> set[str]:
    """The names of the fields in which a new session's title is written."""
    forms = response.context["rows"].forms
    return {form.title_name for form in forms if not form.instance.pk}


def test_an_empty_day_is_written_as_the_programme_is_or_as_the_person_reads(editor, meeting):
    spanish = {"accept-language": "es"}
    assert titles_of_new_rows(editor.get(address(meeting), headers=spanish)) == {"title_es"}
    SessionFactory(meeting=meeting, title_fr="Ouverture")
    empty = editor.get(address(meeting, "2018-06-13"), headers=spanish)
    assert titles_of_new_rows(empty) == {"title_fr"}


def test_new_sessions_keep_the_language_in_which_they_were_typed(editor, meeting):
    spanish = {"accept-language": "es"}
    page = editor.get(address(meeting), headers=spanish)
    language = Page(page).one("input", name="language")["attrs"]["value"]
    # A colleague writes the day's first session meanwhile, in another language.
    SessionFactory(meeting=meeting, title_fr="Accueil")
    typed = {"new0-title_es": "Apertura", "new0-begins": "9:00", "language": language}
    editor.post(address(meeting), opened(page) | typed, headers=spanish)
    assert meeting.sessions.filter(title_es="Apertura").exists()


def test_translators_may_not_open_it(meeting):
    SessionFactory(meeting=meeting)
    client = signed_in("Translators – Arabic")
    assert client.get(address(meeting)).status_code == 403
    assert client.post(address(meeting), {}).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_the_table_costs_the_same_for_any_number(count, editor, meeting, django_assert_num_queries):
    for _number in range(count):
        room = RoomFactory(venue__meeting=meeting)
        SessionFactory(meeting=meeting, room=room, track=TrackFactory(meeting=meeting))
    editor.get(address(meeting))
    with django_assert_num_queries(16):
        editor.get(address(meeting))
