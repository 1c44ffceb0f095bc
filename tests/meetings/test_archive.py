"""The archive's filters: by the country of the hosts and by what became of the plan."""

import datetime as dt

import pytest

from tests.factories.meetings import AnnualMeetingFactory, HostFactory, PlaceFactory
from tests.page import Page

pytestmark = pytest.mark.django_db


def edition(number: int, *countries: str, **values):
    """A public meeting with a host in each of the countries."""
    slug = f"m{number}"
    meeting = AnnualMeetingFactory(
        **{"public": True, "slug": slug, "edition": number, "year": 2006 + number} | values
    )
    for country in countries:
        HostFactory(meeting=meeting, place=PlaceFactory(country=country))
    return meeting


@pytest.fixture
def four():
    """Held in two countries at once, cancelled, long over without confirmation, and a draft."""
    edition(1, "PL", "FR", status="held")
    edition(2, "FR", status="cancelled")
    edition(5, "MX", status="announced", end=dt.date(2011, 6, 5))
    edition(6, "BR", status="postponed", public=False)


def shown(response) -> list[str]:
    """The numerals on the wall."""
    return Page(response).texts("span", class_="wall__numeral")


@pytest.mark.usefixtures("four")
@pytest.mark.parametrize(
    ("query", "numerals"),
    [
        ("", ["V", "II", "I"]),
        ("country=FR", ["II", "I"]),
        ("country=PL", ["I"]),
        ("status=cancelled", ["II"]),
        ("status=unconfirmed", ["V"]),
        ("status=announced", []),
        ("country=FR&status=held", ["I"]),
        ("country=BR", []),
        ("status=postponed", []),
        ("country=%00&status='--", []),
        ("page=1&source=mail", ["V", "II", "I"]),
    ],
)
def test_the_address_filters_the_archive(client, query, numerals):
    response = client.get(f"/en/meetings/?{query}")
    assert response.status_code == 200
    assert shown(response) == numerals


@pytest.mark.usefixtures("four")
def test_each_choice_says_how_many_editions_it_leaves_beside_the_other(client):
    form = client.get("/en/meetings/?country=FR").context["form"]
    labels = {name: [label for _, label in field.choices] for name, field in form.fields.items()}
    assert labels == {
        "country": ["All", "France (2)", "Mexico (1)", "Poland (1)"],
        "status": ["All", "held (1)", "not confirmed as held (0)", "cancelled (1)"],
    }


@pytest.mark.usefixtures("four")
def test_a_filtered_archive_says_how_much_it_shows_and_leads_back(client):
    page = Page(client.get("/en/meetings/?country=FR"))
    assert page.one("p", class_="filters__result")["text"] == "2 of the 3 editions."
    back = [a["attrs"]["href"] for a in page.all("a") if a["text"] == "Clear filters"]
    assert back == ["/en/meetings/"]


@pytest.mark.usefixtures("four")
def test_the_years_without_a_meeting_stand_in_the_whole_archive_alone(client):
    whole, filtered = (Page(client.get(f"/en/meetings/{q}")) for q in ("", "?country=FR"))
    assert whole.texts("span", class_="wall__year") == ["2009 · 2010"]
    assert filtered.texts("span", class_="wall__year") == []


def test_what_moved_from_a_year_is_named_with_its_ordinal_raised(client, starter):
    html = client.get("/fr/meetings/").content.decode().replace("\xa0", " ")
    gap = html.partition('class="wall__gap"')[2]
    assert "Déplacée : XIV<sup>e</sup> Conférence annuelle, Santos, 2022</a>" in gap


@pytest.mark.usefixtures("four")
def test_filters_that_no_edition_passes_are_told_kindly(client):
    page = Page(client.get("/en/meetings/?country=FR&status=unconfirmed"))
    assert "No edition matches these filters. Show all editions" in page.text


def test_an_archive_without_meetings_has_nothing_to_filter(client):
    page = Page(client.get("/en/meetings/"))
    assert "No meeting has been published yet." in page.text
    assert page.all("form", class_="filters") == []


def test_countries_stand_in_the_order_of_the_readers_language(client):
    for number, country in enumerate(["NL", "NO", "DE"], start=1):
        edition(number, country)
    orders = {
        code: [value for value, _label in page.context["form"].fields["country"].choices]
        for code in ("fr", "en")
        if (page := client.get(f"/{code}/meetings/"))
    }
    assert orders == {"fr": ["", "DE", "NO", "NL"], "en": ["", "DE", "NL", "NO"]}


def test_the_archive_may_be_kept_by_its_filters_and_page(client):
    assert client.get("/en/meetings/").public_parameters == {"country", "status", "page"}


@pytest.fixture
def two_a_page(monkeypatch):
    """Five editions with gaps between them, two of which fill a page; the last moved from 2009."""
    monkeypatch.setattr("meetings.views.PER_PAGE", 2)
    for number in (1, 2, 4, 6):
        edition(number, "FR" if number > 1 else "PL")
    HostFactory(meeting=edition(8, "PL"), role="former", former_dates="3 May 2009")


@pytest.mark.usefixtures("two_a_page")
def test_a_long_archive_stands_on_pages_with_the_gap_that_follows_each(client):
    first, second = (client.get(f"/en/meetings/?page={number}") for number in (1, 2))
    assert (shown(first), shown(second)) == (["VIII", "VI"], ["IV", "II", "I"])
    gaps = [Page(response).texts("span", class_="wall__year") for response in (first, second)]
    assert gaps == [["2013", "2011"], ["2009"]]
    assert "Moved: VIIIth" in Page(second).text
    assert "5 editions, newest first." in Page(second).text
    assert client.get("/en/meetings/?page=3").status_code == 404


@pytest.mark.usefixtures("two_a_page")
def test_the_pages_of_a_filtered_archive_keep_the_filter(client):
    french = Page(client.get("/en/meetings/?country=FR"))
    assert french.one("p", class_="filters__result")["text"] == "3 of the 5 editions."
    assert french.all("a", rel="next") == []
    page = Page(client.get("/en/meetings/?status=held&page=2"))
    assert page.one("a", rel="prev")["attrs"]["href"] == "/en/meetings/?status=held"


@pytest.mark.parametrize("count", [1, 3])
def test_a_filtered_archive_costs_the_same_at_one_and_at_three(
    client, django_assert_num_queries, count
):
    for number in range(1, count + 1):
        edition(number, "PL", "FR", status="held")
    with django_assert_num_queries(3):
        response = client.get("/en/meetings/?country=PL&status=held")
    assert len(shown(response)) == count
