"""The staff's side of a programme: who may, what is shown to look at, what a release tells."""

import datetime as dt
import re
from urllib.parse import urlencode

import pytest
from django.urls import reverse
from django.utils.translation import override

from meetings.programme.actions import release
from meetings.programme.models import Release, Session
from tests.admin_form import as_opened
from tests.factories.meetings import AnnualMeetingFactory
from tests.factories.programme import (
    AppearanceFactory,
    RoomFactory,
    SessionFactory,
    SpeakerFactory,
    TrackFactory,
    VenueFactory,
)
from tests.publication.conftest import signed_in
from translations.models import TextRevision
from uccn.accounts.models import StaffPreference

pytestmark = pytest.mark.django_db


def page(meeting) -> str:
    """The address of the programme's page."""
    return reverse("programme-admin:programme", args=[meeting.pk])


def text(response) -> str:
    """What a response says."""
    return response.content.decode()


def form_of(**changes) -> dict[str, str]:
    """What the form of a session sends."""
    meeting = changes.pop("meeting", None) or AnnualMeetingFactory(public=True)
    return {
        "meeting": str(meeting.pk),
        "kind": "workshop",
        "day": "2018-06-12",
        "begins": "10:00",
        "ends": "11:00",
        "status": "provisional",
        "audience": "public",
        "livestream_audience": "public",
        "recording_audience": "public",
        "title_fr": "Atelier",
        "appearances-TOTAL_FORMS": "0",
        "appearances-INITIAL_FORMS": "0",
        **changes,
    }


def errors(response) -> str:
    """The sentences of the errors of an admin form."""
    form = response.context["adminform"].form
    return " ".join(message for messages in form.errors.values() for message in messages)


def test_a_session_is_entered_with_its_languages():
    client = signed_in("Editors")
    sent = form_of(working_languages="fr, pl", interpretation_languages="ar; zh-hans")
    client.post(reverse("admin:programme_session_add"), sent)
    session = Session.objects.get()
    assert session.title_fr == "Atelier"
    assert session.working_languages == ["fr", "pl"]
    assert session.interpretation_languages == ["ar", "zh-hans"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"ends": "09:00"}, "end must come after"),
        ({"begins": ""}, "Say when it begins too"),
        ({"working_languages": "fr, klingonais"}, "klingonais"),
        ({"working_languages": "fr, fr"}, "each language once"),
        ({"livestream": "javascript:alert(1)"}, "URL"),
        ({"day": "30/02"}, "date"),
        ({"title_fr": "a\u202eb"}, "cannot be kept"),
    ],
)
def test_a_wrong_session_is_refused_with_what_to_do(changes, words):
    response = signed_in("Editors").post(reverse("admin:programme_session_add"), form_of(**changes))
    assert words in errors(response)
    assert Session.objects.count() == 0
    assert 'value="2018-06-12"' in text(response) or "day" in changes


@pytest.mark.parametrize(("field", "make"), [("room", RoomFactory), ("track", TrackFactory)])
def test_a_room_or_track_of_another_meeting_is_refused(field, make):
    address, sent = reverse("admin:programme_session_add"), form_of(**{field: str(make().pk)})
    response = signed_in("Editors").post(address, sent)
    assert f"This {field} is not one of the meeting" in errors(response)
    assert Session.objects.count() == 0


def test_a_person_of_another_meeting_is_refused():
    row = {"TOTAL_FORMS": "1", "0-role": "speaker", "0-position": "1"}
    sent = form_of(**{f"appearances-{name}": value for name, value in row.items()})
    sent["appearances-0-speaker"] = str(SpeakerFactory().pk)
    response = signed_in("Editors").post(reverse("admin:programme_session_add"), sent)
    told = response.context["inline_admin_formsets"][0].formset.errors
    assert told == [{"speaker": ["This person is not one of the meeting's."]}]
    assert Session.objects.count() == 0


CHOICES = [
    ("session", "room", lambda meeting: RoomFactory(venue__meeting=meeting)),
    ("session", "track", lambda meeting: TrackFactory(meeting=meeting)),
    ("appearance", "speaker", lambda meeting: SpeakerFactory(meeting=meeting)),
]


def offered(client, form, model: str, field: str) -> list[int]:
    """The keys of the rows that a choice of a form offers, searched as the browser does."""
    (address,) = set(
        re.findall(rf'data-ajax--url="([^"]+)"[^>]*data-field-name="{field}"', text(form))
    )
    asked = {"app_label": "programme", "model_name": model, "field_name": field}
    found = client.get(f"{address}{'&' if '?' in address else '?'}{urlencode(asked)}")
    return [int(row["id"]) for row in found.json()["results"]]


@pytest.mark.parametrize(("model", "field", "make"), CHOICES)
def test_a_session_chooses_among_what_its_meeting_has(model, field, make):
    session = SessionFactory()
    own, other = make(session.meeting), make(AnnualMeetingFactory())
    client = signed_in("Secretariat")
    form = client.get(reverse("admin:programme_session_change", args=[session.pk]))
    assert offered(client, form, model, field) == [own.pk]
    add = reverse("admin:programme_session_add")
    form = client.get(add, {"meeting": session.meeting_id})
    assert offered(client, form, model, field) == [own.pk]
    # While no meeting is chosen, every meeting's are offered.
    assert set(offered(client, client.get(add), model, field)) == {own.pk, other.pk}


def test_a_search_for_choices_of_no_meeting_finds_none():
    RoomFactory()
    asked = {"app_label": "programme", "model_name": "session", "field_name": "room"}
    for key in ("x", "9" * 30, "-1"):
        answer = signed_in("Secretariat").get(
            reverse("admin:autocomplete"), asked | {"of_meeting": key}
        )
        assert answer.json()["results"] == []


def test_what_ends_in_the_night_may_begin_on_the_evening_before():
    sent = form_of(begins="20:00", ends="00:30")
    signed_in("Editors").post(reverse("admin:programme_session_add"), sent)
    assert Session.objects.get().ends == dt.time(0, 30)


def test_the_page_shows_days_and_what_to_look_at():
    session = SessionFactory(day=dt.date(2018, 6, 12), meeting__status="announced")
    html = text(signed_in("Editors").get(page(session.meeting)))
    assert "Tuesday, 12 June 2018" in html
    assert "It is confirmed, but has no room." in html
    assert "Readers do not see this programme yet." in html


def test_the_secretariat_releases_and_readers_are_told(client):
    session = SessionFactory()
    secretariat = signed_in("Secretariat")
    address = reverse("programme-admin:release", args=[session.meeting.pk])
    sent = {"note": "Premier programme.", "language": "fr"}
    response = secretariat.post(address, sent, follow=True)
    assert "Release 1 is made." in text(response)
    made = Release.objects.get()
    assert (made.note, made.note_language, made.made_by) == (
        "Premier programme.",
        "fr",
        secretariat.user if hasattr(secretariat, "user") else made.made_by,
    )
    public = reverse(
        "meetings:programme:changes", args=[session.meeting.year, session.meeting.slug]
    )
    assert "Premier programme." in text(client.get(public))


def test_a_release_of_nothing_says_so_and_keeps_the_note():
    meeting = AnnualMeetingFactory(public=True)
    address = reverse("programme-admin:release", args=[meeting.pk])
    response = signed_in("Secretariat").post(address, {"note": "Bonjour", "language": "fr"})
    assert response.status_code == 422
    assert "has no session yet" in text(response)
    assert Release.objects.count() == 0


def test_a_moved_session_is_released_alone():
    session = SessionFactory()
    release(meeting=session.meeting)
    session.begins = dt.time(9)
    session.save()
    client = signed_in("Secretariat")
    assert "Release this alone" in text(client.get(page(session.meeting)))
    address = reverse("programme-admin:release-single", args=[session.pk])
    page_of_it = text(client.get(address))
    assert "09:00–11:30" in page_of_it
    assert session.title_fr in page_of_it
    sent = {"note": "", "language": "fr"}
    assert "Release 2 is made." in text(client.post(address, sent, follow=True))
    assert "as they were released" in text(client.post(address, sent, follow=True))


def test_a_session_is_released_alone_with_a_note_that_readers_find(client):
    session = SessionFactory()
    release(meeting=session.meeting)
    session.status = "cancelled"
    session.save()
    address = reverse("programme-admin:release-single", args=[session.pk])
    sent = {"note": "La salle est fermée.", "language": "fr"}
    signed_in("Secretariat").post(address, sent)
    made = Release.objects.get(number=2)
    assert (made.is_single, made.note, made.note_language) == (True, sent["note"], "fr")
    place = [session.meeting.year, session.meeting.slug]
    with override("fr"):
        changes = reverse("meetings:programme:changes", args=place)
    assert sent["note"] in text(client.get(changes))
    assert sent["note"] in text(client.get("/fr/feeds/programmes.atom"))
    assert sent["note"] not in text(client.get("/en/feeds/programmes.atom"))


@pytest.mark.parametrize(
    "wrong", [{"language": "xx"}, {"language": ""}, {"note": "a\u202eb"}, {"note": "x" * 1001}]
)
def test_a_wrong_note_of_a_session_is_refused_and_kept(wrong):
    session = SessionFactory()
    release(meeting=session.meeting)
    session.begins = dt.time(9)
    session.save()
    address = reverse("programme-admin:release-single", args=[session.pk])
    sent = {"note": "La salle est fermée.", "language": "fr", **wrong}
    response = signed_in("Secretariat").post(address, sent)
    assert response.status_code == 422
    assert list(response.context["form"].errors) == list(wrong)
    assert response.context["form"]["note"].value() == sent["note"]
    assert Release.objects.count() == 1


def test_a_session_that_is_in_no_release_is_not_released_alone():
    session = SessionFactory()
    address = reverse("programme-admin:release-single", args=[session.pk])
    answer = signed_in("Secretariat").get(address, follow=True)
    assert "in no release yet" in text(answer)
    assert answer.redirect_chain == [(page(session.meeting), 302)]


def test_a_session_is_copied_as_a_provisional_one():
    session = SessionFactory(title_ar="ورشة")
    AppearanceFactory(session=session)
    signed_in("Editors").post(reverse("programme-admin:copy", args=[session.pk]))
    made = Session.objects.latest("pk")
    assert (made.title_ar, made.day, made.begins) == ("ورشة", session.day, session.begins)
    assert made.status == "provisional"
    assert made.appearances.count() == 0


@pytest.mark.parametrize("group", ["Editors", "Translators – Arabic"])
def test_only_the_secretariat_releases(group):
    session = SessionFactory()
    client = signed_in(group)
    for name, key in (("release", session.meeting.pk), ("release-single", session.pk)):
        address = reverse(f"programme-admin:{name}", args=[key])
        assert client.post(address, {"language": "fr"}).status_code == 403
    assert Release.objects.count() == 0


def test_readers_are_sent_to_sign_in(client):
    session = SessionFactory()
    assert client.get(page(session.meeting)).status_code == 302


def venue_form(client, venue, *names: str):
    """What is answered to the form of a venue, sent with so many new rooms."""
    address = reverse("admin:programme_venue_change", args=[venue.pk])
    sent = as_opened(client.get(address)) | {"rooms-TOTAL_FORMS": str(len(names))}
    rows = {f"rooms-{row}-name_fr": name for row, name in enumerate(names)}
    rows |= {f"rooms-{row}-position": "1" for row in range(len(names))}
    return client.post(address, sent | rows)


def test_rooms_are_entered_in_the_form_of_their_venue():
    venue = VenueFactory(name_fr="Centre")
    editor = signed_in("Editors")
    venue_form(editor, venue, "Salle 1", "Salle 2", "")
    assert [room.name_fr for room in venue.rooms.all()] == ["Salle 1", "Salle 2"]
    assert TextRevision.objects.filter(text="Salle 1", by=editor.user).count() == 1
    # A room that is there is changed on its own form, where it has all its languages.
    page = text(editor.get(reverse("admin:programme_venue_change", args=[venue.pk])))
    assert reverse("admin:programme_room_change", args=[venue.rooms.first().pk]) in page
    assert 'name="rooms-0-name_fr"' not in page


def test_rooms_of_a_new_venue_are_named_in_the_language_that_the_officer_reads():
    officer = signed_in("Editors")
    StaffPreference.objects.create(user=officer.user, language="es")
    page = text(officer.get(reverse("admin:programme_venue_add")))
    assert 'name="rooms-0-name_es"' in page
    assert 'name="rooms-0-name_fr"' not in page


def test_a_room_with_a_wrong_name_is_refused_and_kept_as_typed():
    venue = VenueFactory(name_fr="Centre")
    response = venue_form(signed_in("Editors"), venue, "Salle\u202e1")
    (errors,) = response.context["inline_admin_formsets"][0].formset.errors
    assert list(errors) == ["name_fr"]
    assert venue.rooms.count() == 0


def test_who_may_not_write_the_source_is_offered_no_room():
    venue = VenueFactory(name_fr="Centre")
    page = signed_in("Translators – Arabic").get(
        reverse("admin:programme_venue_change", args=[venue.pk])
    )
    assert "rooms-0-name_fr" not in text(page)


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("venue", VenueFactory),
        ("room", RoomFactory),
        ("track", TrackFactory),
        ("speaker", SpeakerFactory),
        ("session", SessionFactory),
    ],
)
def test_every_page_of_the_admin_opens(name, make):
    row = make()
    client = signed_in("Secretariat")
    pages = [reverse(f"admin:programme_{name}_{page}") for page in ("changelist", "add")]
    pages += [
        reverse(f"admin:programme_{name}_{page}", args=[row.pk]) for page in ("change", "history")
    ]
    assert [client.get(address).status_code for address in pages] == [200] * 4


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_any_number(count, django_assert_num_queries):
    first = SessionFactory(room=None)
    for index in range(count):
        session = SessionFactory(
            meeting=first.meeting,
            room=RoomFactory(venue__meeting=first.meeting),
            begins=dt.time(12 + index),
            ends=dt.time(13 + index),
        )
        AppearanceFactory(session=session)
    client = signed_in("Secretariat")
    client.get(page(first.meeting))
    with django_assert_num_queries(21):
        client.get(page(first.meeting))
