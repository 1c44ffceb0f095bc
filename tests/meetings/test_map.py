"""The map of the hosts: the public meetings by year, what moved, and who cannot be placed."""

import pytest

from meetings.models import Place
from tests.factories.cities import CityFactory
from tests.factories.meetings import AnnualMeetingFactory, HostFactory, PlaceFactory
from tests.page import Page

pytestmark = pytest.mark.django_db


def held(year: int, latitude: float, longitude: float, **meeting):
    """A public meeting of a year, hosted by a city at a place."""
    made = AnnualMeetingFactory(public=True, year=year, slug=f"in-{year}", **meeting)
    city = CityFactory(latitude=latitude, longitude=longitude)
    HostFactory(meeting=made, place=None, city=city)
    return made


def years(response) -> list[str]:
    """The years on the maps, in the order of the keyboard."""
    return [link["text"][-4:] for link in Page(response).all("a", class_="map__year")]


def test_each_public_meeting_is_a_link_beside_its_place(client):
    held(2012, 45.5, -73.6)
    held(2018, 50.06, 19.94)
    draft = AnnualMeetingFactory(year=2019, slug="secret")
    HostFactory(meeting=draft, place=None, city=CityFactory(latitude=43.3, longitude=12.9))

    response = client.get("/en/meetings/map/")

    assert years(response) == ["2012", "2018"]
    assert "secret" not in response.content.decode()


def test_what_was_cancelled_is_drawn_otherwise(client):
    held(2023, 41.0, 28.9, status="cancelled")

    assert len(Page(client.get("/en/meetings/map/")).all("a", class_="map__year--off")) == 1


def test_a_place_that_is_no_member_stands_on_the_map_too(client):
    meeting = AnnualMeetingFactory(public=True, year=2008, slug="paris")
    place = PlaceFactory(latitude="48.85341", longitude="2.34880")
    HostFactory(meeting=meeting, place=place)

    assert years(client.get("/en/meetings/map/")) == ["2008"]


def test_a_meeting_that_nobody_can_place_stands_in_the_table_alone(client):
    meeting = AnnualMeetingFactory(public=True, year=2009, slug="somewhere")
    HostFactory(meeting=meeting)

    response = client.get("/en/meetings/map/")

    assert years(response) == []
    assert 'href="/en/meetings/2009/somewhere/"' in response.content.decode()


@pytest.mark.usefixtures("starter")
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_all_eighteen_meetings_of_the_starter_data_are_on_the_map(client, language):
    response = client.get(f"/{language}/meetings/map/")

    assert sorted(years(response)) == [
        "2008", "2008", *(str(year) for year in range(2009, 2020)),
        "2022", "2023", "2024", "2025", "2026",
    ]  # fmt: skip
    assert len(Page(response).all("tr")) == 19
    assert Place.objects.get(name_en="Paris").latitude is not None


def test_many_meetings_stand_on_pages_the_newest_first(client, monkeypatch):
    monkeypatch.setattr("meetings.views.PER_PAGE", 2)
    for number in range(5):
        held(2010 + number, 10 * number, 10 * number, edition=number + 1)

    found = [client.get(f"/en/meetings/map/?page={number}") for number in (1, 2)]

    assert [years(response) for response in found] == [["2013", "2014"], ["2010", "2011", "2012"]]
    assert len(Page(found[1]).all("tr")) == 4
    assert client.get("/en/meetings/map/?page=3").status_code == 404


def test_the_archive_leads_to_the_map(client):
    held(2018, 50.06, 19.94)

    assert 'href="/en/meetings/map/"' in client.get("/en/meetings/").content.decode()


def test_without_meetings_the_page_says_so(client):
    response = client.get("/en/meetings/map/")

    assert "No meeting has been published yet." in Page(response).text


@pytest.mark.parametrize("count", [1, 3])
def test_the_map_asks_the_same_questions_for_one_meeting_and_for_three(
    client, count, django_assert_num_queries
):
    for number in range(count):
        held(2010 + number, 10 * number, 10 * number)

    with django_assert_num_queries(3):
        response = client.get("/en/meetings/map/")

    assert len(years(response)) == count
