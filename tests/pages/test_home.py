"""The first page: what is new on the site."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from declarations import actions
from tests.factories.declarations import (
    DeclarationFactory,
    LanguageVersionFactory,
    ParagraphFactory,
)
from tests.factories.meetings import AnnualMeetingFactory
from tests.page import Page

pytestmark = pytest.mark.django_db


def adopted(number: int):
    """A declaration with one version, of a meeting that was published before it."""
    made = DeclarationFactory(meeting=AnnualMeetingFactory(public=True, edition=number))
    ParagraphFactory(declaration=made)
    LanguageVersionFactory(declaration=made, language="fr", public=True)
    actions.adopt(declaration=made, adopted=["fr"])
    return made


def test_what_was_published_last_stands_first_each_day_once(client):
    now = timezone.now()
    for number, days in [(1, 40), (2, 2), (3, 40)]:
        AnnualMeetingFactory(
            edition=number, year=2010 + number, published_at=now - dt.timedelta(days=days)
        )
    AnnualMeetingFactory(edition=4, brand="SECRET")
    page = Page(client.get("/en/"))
    names = [
        f"{n} Annual Meeting, {y}" for n, y in [("IInd", 2012), ("IIIrd", 2013), ("Ist", 2011)]
    ]
    links = [a["text"] for a in page.all("a") if a["text"] in names]
    days = [time["attrs"]["datetime"] for time in page.all("time")]
    assert links == names
    assert days == [f"{now - dt.timedelta(days=ago):%Y-%m-%d}" for ago in (2, 40)]


def test_only_the_last_few_are_told(client):
    for number in range(1, 9):
        AnnualMeetingFactory(public=True, edition=number)
    (items,) = Page(client.get("/en/")).texts("ol")
    assert items.count("Annual Meeting") == 5


def test_a_title_in_another_language_says_so_among_the_news(client):
    adopted(1)
    titles = {code: news_titles(client, code) for code in ("ar", "fr")}
    assert titles == {"ar": [("Déclaration des maires", "fr", "ltr")], "fr": []}


def news_titles(client, code: str) -> list[tuple]:
    """Titles of news that are marked as another language's."""
    html = client.get(f"/{code}/").content.decode()
    (news,) = re.findall('<section class="home__new">.*?</section>', html, re.DOTALL)
    found = re.findall('<a [^>]*><bdi lang="(.*?)" dir="(.*?)">(.*?)</bdi>', news)
    return [(title, language, direction) for language, direction, title in found]


def test_a_site_without_anything_public_has_no_news(client):
    AnnualMeetingFactory(edition=4)
    assert Page(client.get("/fr/")).all("ol") == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_home_page_costs_the_same_at_one_and_at_three_declarations(
    client, django_assert_num_queries, count
):
    for number in range(1, count + 1):
        adopted(number)
    with django_assert_num_queries(20):
        client.get("/en/")
