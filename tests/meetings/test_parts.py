"""The page of a meeting's parts: how many, what lacks in which language, what to look at."""

import pytest
from django.contrib import admin
from django.urls import reverse

from meetings.models import AnnualMeeting, AudienceLink
from meetings.parts import parts
from meetings.programme.models import Release
from tests.factories.declarations import DeclarationFactory, ParagraphFactory
from tests.factories.meetings import AnnualMeetingFactory, HostFactory
from tests.factories.programme import RoomFactory, SessionFactory
from tests.publication.conftest import signed_in

pytestmark = pytest.mark.django_db
# They are made and looked at elsewhere, and nobody translates them.
NO_PART = {Release, AudienceLink}


@pytest.fixture
def meeting():
    """A meeting with a session in two languages."""
    meeting = AnnualMeetingFactory(theme_fr="Villes", theme_en="Cities", public=True)
    SessionFactory(meeting=meeting, title_fr="Atelier", title_en="Workshop", abstract_fr="Long.")
    HostFactory(meeting=meeting)
    return meeting


def address(meeting) -> str:
    """The page."""
    return reverse("admin:meetings_annualmeeting_parts", args=[meeting.pk])


def lines(response) -> dict:
    """What the page says of each part."""
    return {line.title: line for line in response.context["lines"]}


def test_each_part_says_how_many_and_what_lacks(meeting):
    found = lines(signed_in("Secretariat").get(address(meeting)))
    sessions = found["Sessions"]
    assert (sessions.number, sessions.lacking) == (1, 9)
    assert "French: 2 of 2" in sessions.languages
    assert "English: 1 of 2" in sessions.languages
    assert "Arabic: 0 of 2" in sessions.languages
    assert (found["Hosts"].number, found["Hosts"].languages) == (1, "")
    assert (found["Rooms"].number, found["Rooms"].languages) == (0, "")
    assert found["Theme and summary"].lacking == 4


def test_languages_that_are_not_expected_are_not_counted(meeting, settings):
    label = {part.model: part for part in parts()}[type(meeting.sessions.get())].model
    settings.TRANSLATION_LANGUAGES = {label._meta.label_lower: ["fr", "en"]}
    sessions = lines(signed_in("Secretariat").get(address(meeting)))["Sessions"]
    assert sessions.lacking == 1
    assert "Arabic" not in sessions.languages


def test_what_to_look_at_leads_to_the_programme(meeting):
    found = lines(signed_in("Secretariat").get(address(meeting)))["Sessions"].remarks
    page = reverse("programme-admin:programme", args=[meeting.pk])
    assert {remark.url for remark in found} == {page}
    assert found[-1].words == "The programme is not released yet."


def test_declarations_count_titles_and_paragraphs(meeting):
    declaration = DeclarationFactory(meeting=meeting)
    ParagraphFactory.create_batch(2, declaration=declaration)
    line = lines(signed_in("Secretariat").get(address(meeting)))["Declarations"]
    assert line.number == 1
    assert "French: 3 of 3" in line.languages


def test_every_link_of_the_page_leads_somewhere(meeting):
    client = signed_in("Secretariat")
    found = client.get(address(meeting)).context["lines"]
    links = [url for line in found for url in (line.list_url, line.add_url) if url]
    links += [remark.url for line in found for remark in line.remarks if remark.url]
    assert {url: client.get(url).status_code for url in links} == dict.fromkeys(links, 200)
    assert len(links) > 10


def test_a_list_that_it_leads_to_holds_the_meetings_own_rows(meeting):
    room, _other = RoomFactory(venue__meeting=meeting), RoomFactory()
    client = signed_in("Secretariat")
    url = lines(client.get(address(meeting)))["Rooms"].list_url
    assert list(client.get(url).context["cl"].queryset) == [room]


def test_everybody_sees_the_parts_that_they_may_see(meeting):
    seen = lines(signed_in("Editors").get(address(meeting)))
    assert "Sessions" in seen
    client = signed_in("Host-city editors")
    assert client.get(address(meeting)).status_code == 302
    meeting.editors.add(client.user)
    assert "Declarations" not in lines(client.get(address(meeting)))
    assert signed_in("").get(address(meeting)).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_it_asks_as_much_for_any_number(count, meeting, django_assert_num_queries):
    SessionFactory.create_batch(count - 1, meeting=meeting)
    client = signed_in("Secretariat")
    client.get(address(meeting))
    with django_assert_num_queries(33):
        client.get(address(meeting))


def test_whatever_hangs_on_a_meeting_is_a_part():
    admin.autodiscover()
    hanging = {
        model
        for model in admin.site._registry
        if any(field.related_model is AnnualMeeting for field in model._meta.fields)
    }
    assert hanging - {part.model for part in parts()} == NO_PART
