"""What the pages of a programme say to machines, and what they never say."""

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from meetings.programme.actions import release
from tests.discovery.test_head import linked_data, node
from tests.factories.meetings import AnnualMeetingFactory
from tests.factories.programme import AppearanceFactory, RoomFactory, SessionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    """A workshop with a room and a speaker, of a public meeting in Poland."""
    meeting = AnnualMeetingFactory(public=True, time_zone="Europe/Warsaw")
    room = RoomFactory(venue__meeting=meeting, name_fr="Salle 1", venue__name_fr="Centre")
    made = SessionFactory(
        meeting=meeting, room=room, title_fr="Atelier", working_languages=["fr", "pl"]
    )
    AppearanceFactory(session=made, speaker__name_fr="Jeanne", speaker__office_fr="Maire")
    return made


def get(client, session, name: str, *keys, code: str = "fr"):
    """A page of the session's programme."""
    with override(code):
        place = [session.meeting.year, session.meeting.slug, *keys]
        return client.get(reverse(f"meetings:programme:{name}", args=place))


def test_a_session_is_an_event_of_its_meeting(client, session):
    release(meeting=session.meeting)
    page = get(client, session, "session", session.pk)
    address = f"{settings.SITE_URL}{page.request['PATH_INFO']}"
    person = session.appearances.get().speaker
    told = node(page, "Event")
    assert told == {
        "@type": "Event",
        "@id": f"{address}#session",
        "url": address,
        "name": "Atelier",
        "startDate": "2018-06-12T10:00:00+02:00",
        "endDate": "2018-06-12T11:30:00+02:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "location": {
            "@type": "Place",
            "name": "Salle 1",
            "containedInPlace": {"@type": "Place", "name": "Centre"},
        },
        "performer": [
            {
                "@type": "Person",
                "url": address.rpartition("/programme/")[0] + f"/speakers/{person.pk}/",
                "name": "Jeanne",
                "jobTitle": "Maire",
            }
        ],
        "inLanguage": ["fr", "pl"],
        "superEvent": told["superEvent"],
    }
    programme = get(client, session, "detail")
    meeting = next(n for n in linked_data(programme)["@graph"] if "subEvent" in n)
    assert told["superEvent"] == {"@id": meeting["@id"]}
    assert [event["@id"] for event in meeting["subEvent"]] == [told["@id"]]


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"status": "cancelled"}, {"eventStatus": "https://schema.org/EventCancelled"}),
        ({"status": "provisional"}, {"eventStatus": None}),
        ({"begins": None, "ends": None}, {"startDate": "2018-06-12", "endDate": None}),
        ({"day": None, "begins": None, "ends": None}, {"startDate": None, "endDate": None}),
        ({"ends": None}, {"startDate": "2018-06-12T10:00:00+02:00", "endDate": None}),
        ({"room": None}, {"location": None}),
        ({"title_fr": ""}, {"name": "atelier"}),
    ],
)
def test_nothing_is_said_that_is_not_known(client, session, facts, said):
    for name, value in facts.items():
        setattr(session, name, value)
    session.save()
    release(meeting=session.meeting)
    told = node(get(client, session, "session", session.pk), "Event")
    assert {name: told.get(name) for name in said} == said


def test_a_title_in_another_language_says_so(client, session):
    release(meeting=session.meeting)
    told = node(get(client, session, "session", session.pk, code="ar"), "Event")
    assert told["name"] == {"@value": "Atelier", "@language": "fr"}


def test_breaks_are_no_events_of_a_programme(client, session):
    SessionFactory(meeting=session.meeting, kind="break", title_fr="Pause")
    release(meeting=session.meeting)
    graph = linked_data(get(client, session, "detail"))["@graph"]
    (events,) = [found["subEvent"] for found in graph if "subEvent" in found]
    assert [event["name"] for event in events] == ["Atelier"]


def test_a_person_is_told_by_name_and_office_alone(client, session):
    release(meeting=session.meeting)
    person = session.appearances.get().speaker
    page = get(client, session, "speaker", person.pk)
    assert node(page, "Person") == {
        "@type": "Person",
        "url": f"{settings.SITE_URL}{page.request['PATH_INFO']}",
        "name": "Jeanne",
        "jobTitle": "Maire",
    }


def test_what_is_not_for_everyone_is_in_no_linked_data(client, session):
    SessionFactory(meeting=session.meeting, title_fr="Secret", audience="closed")
    release(meeting=session.meeting)
    SessionFactory(meeting=session.meeting, title_fr="Brouillon secret")
    for name in ("detail", "speakers", "changes"):
        assert "ecret" not in str(linked_data(get(client, session, name)))


def test_pages_lead_back_to_the_programme(client, session):
    release(meeting=session.meeting)
    page = node(get(client, session, "session", session.pk), "WebPage")
    names = [step["name"] for step in page["breadcrumb"]["itemListElement"]]
    assert names[-2:] == ["Programme", "Atelier"]
