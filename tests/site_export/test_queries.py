"""Every subject finds its pages in as many queries, however many rows it has."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meetings.programme.actions import release
from tests.factories.albums import AlbumFactory, PictureFactory
from tests.factories.cities import member
from tests.factories.declarations import (
    DeclarationFactory,
    LanguageVersionFactory,
    ParagraphFactory,
)
from tests.factories.documents import DocumentFactory, add_file
from tests.factories.meetings import AnnualMeetingFactory, HostFactory
from tests.factories.practical import NewsItemFactory, PracticalPageFactory, WelcomeWordFactory
from tests.factories.programme import AppearanceFactory, SessionFactory, TrackFactory
from uccn.site_export import registry

pytestmark = pytest.mark.django_db


def a_year(year: int) -> None:
    """A public meeting that has one of everything."""
    meeting = AnnualMeetingFactory(public=True, year=year)
    host = HostFactory(meeting=meeting)
    declaration = DeclarationFactory(meeting=meeting)
    ParagraphFactory(declaration=declaration)
    LanguageVersionFactory(declaration=declaration, language="fr", public=True)
    session = SessionFactory(meeting=meeting, track=TrackFactory(meeting=meeting))
    AppearanceFactory(session=session)
    release(meeting=meeting)
    add_file(DocumentFactory(meeting=meeting), "fr")
    PictureFactory(album=AlbumFactory(meeting=meeting, public=True), public=True)
    PracticalPageFactory(meeting=meeting, public=True)
    NewsItemFactory(meeting=meeting, public=True)
    WelcomeWordFactory(host=host, public=True)
    member(f"field-{year}")


def asked(year: int | None = None) -> tuple[int, list[str]]:
    """How many queries it takes to find the addresses, and which they are."""
    with CaptureQueriesContext(connection) as queries:
        addresses = registry.addresses(year)
    return len(queries), addresses


@pytest.mark.parametrize("year", [None, 2010])
def test_three_of_everything_are_found_with_the_queries_of_one(settings, year):
    settings.PUBLIC_LANGUAGES = ["fr"]
    a_year(2010)
    before, few = asked(year)
    a_year(year or 2011), a_year(year or 2012)
    after, many = asked(year)
    assert after == before
    kinds = ("/programme/", "/speakers/", "/documents/", "/pictures/", "/practical/", "/news/")
    for kind in (*kinds, "/welcome/", "/declarations/", *["/cities/"] * (not year)):
        told = [sum(kind in path for path in paths) for paths in (few, many)]
        assert (kind, told[0] < told[1]) == (kind, True)
