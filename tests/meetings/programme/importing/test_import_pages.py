"""The pages of the import: what is shown before anything is saved, and what is refused."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from meetings.programme.models import Appearance, Release, Room, Session, Speaker, Venue
from tests.factories.cities import CityFactory
from tests.factories.meetings import AnnualMeetingFactory
from tests.factories.programme import RoomFactory, SessionFactory, VenueFactory
from tests.publication.conftest import signed_in
from translations.models import TextState

pytestmark = pytest.mark.django_db

TEXT = """Tuesday 12 June 2018
9:00 – 10:30 Opening ceremony
Room: Aula
Moderator: Jane Doe
• Jacek Majchrowski, Mayor, Kraków
Wednesday 13 June
10:00 Workshop (tbc)
Some line above nothing.
31 June
"""
FIELDS = ("target", "day", "hours", "title", "kind", "status", "room", "people", "abstract")


@pytest.fixture
def meeting():
    """The meeting of 2018."""
    return AnnualMeetingFactory(
        public=True, year=2018, start=dt.date(2018, 6, 12), end=dt.date(2018, 6, 15)
    )


@pytest.fixture
def client():
    """An editor's browser."""
    return signed_in("Editors")


def address(meeting) -> str:
    """The address of the import."""
    return reverse("programme-admin:import", args=[meeting.pk])


def look(client, meeting, text=TEXT, language="en", **more):
    """The preview of a text."""
    sent = {"text": text, "language": language, "audience": "public", "venue": "", **more}
    return client.post(address(meeting), sent)


def sent_of(response, **changes) -> dict[str, str]:
    """What the form of a preview sends, as a person changed it."""
    form, formset = response.context["form"], response.context["formset"]
    sent = {"state": response.context["state"], "row-TOTAL_FORMS": len(formset.forms)}
    sent |= {"row-INITIAL_FORMS": len(formset.forms)}
    sent |= {name: form[name].value() or "" for name in ("language", "audience", "venue")}
    for one in formset.forms:
        sent |= {one.add_prefix(name): one[name].value() or "" for name in FIELDS}
    return sent | {"save": "1"} | changes


def save(client, meeting, response, **changes):
    """Save what a preview showed."""
    return client.post(address(meeting), sent_of(response, **changes))


def told(response) -> list[list[str]]:
    """What is said of each row."""
    return [sentences for _row, sentences in response.context["rows"]]


def test_a_preview_shows_everything_and_saves_nothing(client, meeting):
    response = look(client, meeting)
    assert response.status_code == 200
    assert told(response)[0] == [
        "A new session.",
        "The room “Aula” is made.",
        "These people are made: Jane Doe and Jacek Majchrowski.",
    ]
    assert [(one.line, one.text) for one in response.context["left"]] == [(9, "31 June")]
    assert "There is no such day in the calendar." in response.content.decode()
    assert not Session.objects.exists()
    assert not Room.objects.exists()


def test_what_was_looked_through_is_saved_as_a_draft(client, meeting):
    krakow = CityFactory(name_en="Kraków")
    response = save(client, meeting, look(client, meeting))
    assert response.headers["Location"] == reverse("programme-admin:programme", args=[meeting.pk])
    opening, workshop = Session.objects.order_by("day")
    assert (opening.title_en, opening.title_fr) == ("Opening ceremony", None)
    assert (opening.kind, opening.begins, opening.ends) == ("opening", dt.time(9), dt.time(10, 30))
    assert (workshop.title_en, workshop.status) == ("Workshop", "provisional")
    assert opening.room.name_en == opening.room.venue.name_en == "Aula"
    parts = Appearance.objects.values_list("speaker__name_en", "role", "speaker__city")
    assert list(parts) == [
        ("Jane Doe", "moderator", None),
        ("Jacek Majchrowski", "speaker", krakow.pk),
    ]
    assert not Release.objects.exists()


def test_a_second_paste_changes_nothing(client, meeting):
    save(client, meeting, look(client, meeting))
    again = look(client, meeting)
    assert [sentences[0] for sentences in told(again)] == [
        "“Opening ceremony” is stored like this already.",
        "“Workshop” is stored like this already.",
    ]
    save(client, meeting, again)
    counts = [m.objects.count() for m in (Session, Room, Venue, Speaker, Appearance)]
    assert counts == [2, 1, 1, 2, 2]


def test_a_text_in_another_language_fills_its_titles(client, meeting):
    save(client, meeting, look(client, meeting))
    french = "mardi 12 juin\n9h00 Cérémonie d’ouverture\nmercredi 13 juin\n10h Atelier"
    response = look(client, meeting, french, "fr")
    assert told(response)[0] == ["The title in French is added to “Opening ceremony”."]
    save(client, meeting, response)
    assert Session.objects.count() == 2
    drafts = TextState.objects.filter(language="fr", draft__gt="").values_list("draft", flat=True)
    titles = Session.objects.exclude(title_fr=None).values_list("title_fr", flat=True)
    assert sorted([*drafts, *titles]) == ["Atelier", "Cérémonie d’ouverture"]


FRENCH = """mardi 12 juin
9h00 Cérémonie d’ouverture
Salle : Grande salle
• Jacek Majchrowski, Maire, Kraków
mercredi 13 juin
10h Atelier
"""


def waiting(language: str) -> list[str]:
    """The drafts that wait at the desk in a language."""
    found = TextState.objects.filter(language=language, draft__gt="")
    return sorted(found.values_list("draft", flat=True))


def written(language: str) -> list[str]:
    """What rooms and people have in a language, public in the draft or waiting at the desk."""
    names = [getattr(room, f"name_{language}") for room in Room.objects.all()]
    offices = [getattr(person, f"office_{language}") for person in Speaker.objects.all()]
    return sorted(filter(None, [*names, *offices, *waiting(language)]))


def test_a_second_language_names_rooms_and_offices_as_the_preview_says(client, meeting):
    save(client, meeting, look(client, meeting))
    response = look(client, meeting, FRENCH, "fr")
    assert told(response)[0] == [
        "The title in French is added to “Opening ceremony”.",
        "The room “Aula” gets its name in French: “Grande salle”.",
        "Jacek Majchrowski gets the office in French: “Maire, Kraków”.",
    ]
    assert written("fr") == []
    save(client, meeting, response)
    assert {"Grande salle", "Maire, Kraków"} <= set(written("fr"))
    assert (Room.objects.count(), Speaker.objects.count()) == (1, 2)
    assert (Room.objects.get().name_en, Session.objects.first().room) == (
        "Aula",
        Room.objects.get(),
    )


def test_a_name_or_office_that_is_there_is_never_replaced(client, meeting):
    save(client, meeting, look(client, meeting))
    Room.objects.update(name_fr="Amphithéâtre")
    Speaker.objects.update(office_fr="Président")
    response = look(client, meeting, FRENCH, "fr")
    assert told(response)[0] == [
        "The title in French is added to “Opening ceremony”.",
        "The room stays as it is: “Grande salle” is none of the meeting's rooms.",
    ]
    save(client, meeting, response)
    assert {"Grande salle", "Maire, Kraków"} & set(written("fr")) == set()


@pytest.mark.parametrize(
    ("second", "kept"), [("Petite salle", "Petite salle"), ("Grande salle", "")]
)
def test_one_room_gets_one_name(client, meeting, second, kept):
    room = RoomFactory(venue__meeting=meeting, name_fr="", name_en="Aula")
    for hour in (9, 11):
        SessionFactory(
            meeting=meeting, room=room, begins=dt.time(hour), ends=None, title_fr="", title_en="A"
        )
    text = f"12 juin\n9h Un\nSalle : Grande salle\n11h Deux\nSalle : {second}\n"
    response = look(client, meeting, text, "fr")
    found = [sentence for sentences in told(response) for sentence in sentences]
    assert any(f"“{kept}” is none of" in sentence for sentence in found) == bool(kept)
    save(client, meeting, response)
    assert [name for name in written("fr") if "salle" in name] == ["Grande salle"]


def test_two_rooms_never_get_one_name(client, meeting):
    for hour in (9, 11):
        room = RoomFactory(venue__meeting=meeting, name_fr="", name_en=f"Room {hour}")
        SessionFactory(
            meeting=meeting, room=room, begins=dt.time(hour), ends=None, title_fr="", title_en="A"
        )
    text = "12 juin\n9h Un\nSalle : Grande salle\n11h Deux\nSalle : Grande salle\n"
    response = look(client, meeting, text, "fr")
    first, second = told(response)
    assert "The room “Room 9” gets its name in French: “Grande salle”." in first
    assert second[-1] == "The room stays as it is: “Grande salle” is none of the meeting's rooms."
    save(client, meeting, response)
    rooms = [session.room.name_en for session in meeting.sessions.in_order()]
    assert rooms == ["Room 9", "Room 11"]


def test_a_changed_hour_is_told_and_saved(client, meeting):
    SessionFactory(meeting=meeting, title_en="Forum", title_fr=None, begins=dt.time(9), ends=None)
    response = look(client, meeting, "12.06.2018\n9:00–11:00 Forum")
    assert told(response) == [["In “Forum” this changes: ends."]]
    save(client, meeting, response)
    assert Session.objects.get().ends == dt.time(11)


def test_rows_are_corrected_or_left_out(client, meeting):
    response = look(client, meeting)
    save(client, meeting, response, **{"row-0-title": "Welcome", "row-1-target": "leave"})
    assert list(Session.objects.values_list("title_en", flat=True)) == ["Welcome"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"row-0-hours": "noonish"}, "are no hours"),
        ({"row-0-hours": "11:00–10:00"}, "end before they begin"),
        ({"row-0-day": "30/02/2018"}, "valid date"),
        ({"row-0-day": "9999-12-31"}, "less than or equal to 2200-12-31"),
        ({"row-0-title": "a\u202eb"}, "cannot be kept"),
        ({"row-0-title": "x" * 301}, "at most 300"),
        ({"row-0-people": "12345"}, "names nobody"),
        ({"row-0-target": "99999"}, "valid choice"),
        ({"row-TOTAL_FORMS": "wrong"}, "ManagementForm"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(client, meeting, changes, words):
    response = save(client, meeting, look(client, meeting), **{"row-1-title": "Mine"} | changes)
    assert response.status_code == 422
    text = response.content.decode()
    assert words in text
    assert "Mine" in text or "row-TOTAL_FORMS" in changes
    assert not Session.objects.exists()


def test_no_session_is_two_rows(client, meeting):
    stored = SessionFactory(meeting=meeting, title_en="Forum", begins=dt.time(9), ends=None)
    response = look(client, meeting, "12.06.2018\n9:00 Forum\n9:30 Forum")
    changes = {"row-0-target": stored.pk, "row-1-target": stored.pk}
    assert b"Another line is this session" in save(client, meeting, response, **changes).content


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"text": ""}, "There is no text"),
        ({"text": "Hello"}, "No session was found"),
        ({"text": "9:00 a\x00b"}, "Line 1, character 7"),
        ({"text": "x", "file": SimpleUploadedFile("a.txt", b"x")}, "not both"),
        ({"text": "", "file": SimpleUploadedFile("a.pdf", b"%PDF-1.7")}, "cannot be read"),
        ({"text": "", "file": SimpleUploadedFile("a.txt", b"x" * 5_000_001)}, "larger than 5 MB"),
        ({"text": "9:00 A", "language": "tlh"}, "valid choice"),
    ],
)
def test_a_source_that_cannot_be_read_is_refused_with_the_reason(client, meeting, sent, words):
    response = look(client, meeting, **sent)
    assert response.status_code == 422
    assert words in response.content.decode()


def test_the_state_of_another_meeting_is_refused(client, meeting):
    other = AnnualMeetingFactory(public=True)
    response = save(client, other, look(client, meeting))
    assert response.status_code == 422
    assert not Session.objects.exists()


def test_new_rooms_are_made_in_the_chosen_venue(client, meeting):
    venue = VenueFactory(meeting=meeting)
    RoomFactory(venue=venue, name_fr="Salle 1")
    save(client, meeting, look(client, meeting, venue=venue.pk))
    assert Room.objects.get(name_en="Aula").venue == venue


def test_only_who_may_add_sessions_may_import(meeting):
    assert signed_in("Translators – Arabic").get(address(meeting)).status_code == 403
    assert look(signed_in("Translators – Arabic"), meeting).status_code == 403


def test_a_hundred_sessions_are_shown_and_saved(client, meeting, django_assert_max_num_queries):
    text = "12.06.2018\n" + "".join(f"{8 + n // 10}:{n % 10:02} One {n}\n" for n in range(100))
    with django_assert_max_num_queries(30):
        response = look(client, meeting, text)
    assert save(client, meeting, response).status_code == 302
    assert Session.objects.count() == 100


def test_the_preview_says_which_encoding_was_guessed(client, meeting):
    data = "2018-06-12\n9:00 Otwarcie – święto\n".encode("cp1250")
    sent = {"text": "", "language": "fr"}
    page = look(client, meeting, **sent, file=SimpleUploadedFile("a.txt", data))
    assert "was read as windows-1252" in page.content.decode()
    again = {**sent, "encoding": "cp1250"}
    page = look(client, meeting, **again, file=SimpleUploadedFile("a.txt", data))
    assert "was read as" not in page.content.decode()
    assert sent_of(page)["row-0-title"] == "Otwarcie – święto"


def test_an_encoding_that_is_not_offered_is_refused(client, meeting):
    page = look(client, meeting, encoding="rot13")
    assert page.status_code == 422
    assert list(page.context["form"].errors) == ["encoding"]
    assert page.context["form"]["text"].value() == TEXT
