"""Feeds: what was published, in the feed's language, under names that never change."""

import datetime as dt

import feedparser
import pytest
from django.conf import settings
from django.utils import timezone
from lxml import etree

from declarations import actions
from meetings.models import AnnualMeeting
from tests.factories.declarations import (
    DeclarationFactory,
    LanguageVersionFactory,
    ParagraphFactory,
)
from tests.factories.documents import DocumentFactory, add_file
from tests.factories.meetings import AnnualMeetingFactory, HostFactory
from tests.factories.practical import NewsItemFactory
from tests.page import Page
from uccn.discovery import feeds

CODES = [code for code, _ in settings.LANGUAGES]
NAMES = ["everything", "declarations", "documents", "meetings", "news", "programmes"]


def feed(client, name: str, code: str = "fr"):
    """The feed as a reader's program reads it."""
    response = client.get(f"/{code}/feeds/{name}.atom")
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return feedparser.parse(response.content)


def adopted(**meeting):
    """A declaration in French and Arabic, adopted, at a public meeting."""
    made = DeclarationFactory(
        meeting=AnnualMeetingFactory(public=True, **meeting), slug="text", title_ar="إعلان"
    )
    ParagraphFactory(declaration=made, body_ar="نص")
    for code in ("fr", "ar"):
        LanguageVersionFactory(declaration=made, language=code, public=True)
    actions.adopt(declaration=made, adopted=["fr", "ar"])
    return made


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("code", CODES)
def test_every_feed_is_sound_in_every_language(client, starter, name, code):
    add_file(DocumentFactory())
    NewsItemFactory(public=True)
    found = feed(client, name, code)
    assert (found.bozo, found.version) == (False, "atom10")
    assert found.feed.author == found.feed.author_detail.name
    links = {(e.rel, e.type): e.href for e in found.feed.links if e.hreflang.lower() == code}
    root = f"{settings.SITE_URL}/{code}/"
    assert links["self", "application/atom+xml"] == f"{root}feeds/{name}.atom"
    assert links["alternate", "text/html"].startswith(root)
    updated = [entry.updated for entry in found.entries]
    assert updated == sorted(updated, reverse=True)
    assert found.feed.updated == updated[0]
    assert len({entry.id for entry in found.entries}) == len(found.entries) >= 1


def test_the_feed_of_meetings_names_each_with_its_status(client, starter):
    titles = [entry.title for entry in feed(client, "meetings", "en").entries]
    assert len(titles) == 18
    assert "XVth Annual Conference, Istanbul, 2023, cancelled" in titles
    assert "XIIth Annual Meeting, Kraków and Katowice, 2018" in titles


def test_names_outlive_an_edit_a_move_and_another_host(client, db, settings):
    meeting = AnnualMeetingFactory(public=True, slug="old", edition=12)
    before = feed(client, "meetings").entries[0].id
    meeting.slug, meeting.year, meeting.edition = "new", 2019, 13
    meeting.save()
    settings.SITE_URL = "https://meetings.example"
    after = feed(client, "meetings").entries[0]
    assert after.id == before
    assert after.link == "https://meetings.example/fr/meetings/2019/new/"


def test_what_is_not_public_is_in_no_feed(client, db):
    AnnualMeetingFactory(edition=13, brand="SECRET", slug="secret-draft")
    soon = AnnualMeetingFactory(edition=14, slug="secret-soon")
    soon.publish(at=timezone.now() + dt.timedelta(days=1))
    AnnualMeetingFactory(edition=15, slug="secret-gone", public=True).withdraw("Gone.")
    draft = DeclarationFactory(title_es="SECRET", slug="secret-text")
    ParagraphFactory(declaration=draft)
    LanguageVersionFactory(declaration=draft, language="fr")
    made = adopted(edition=12)
    LanguageVersionFactory(declaration=made, language="es")
    made.paragraphs.update(body_es="SECRET")
    for name in NAMES:
        for code in CODES:
            text = client.get(f"/{code}/feeds/{name}.atom").content.decode()
            assert ("SECRET" in text, "secret" in text) == (False, False)


def test_everything_new_tells_of_versions_and_of_languages(client, db):
    made = adopted(edition=12, year=2018)
    other = DeclarationFactory(meeting=made.meeting, slug="draft-stage", title_fr="Autre")
    ParagraphFactory(declaration=other)
    LanguageVersionFactory(declaration=other, public=True)
    titles = {entry.title: entry.link for entry in feed(client, "everything", "en").entries}
    root, below = f"{settings.SITE_URL}/", "declarations/2018"
    assert titles == {
        "Déclaration des maires, 2018, Version 1 (as adopted)": f"{root}en/{below}/text/v/1/",
        "Autre, 2018, French": f"{root}fr/{below}/draft-stage/",
        "XIIth Annual Meeting, 2018": f"{root}en{made.meeting.get_absolute_url()[3:]}",
    }


def test_a_correction_is_news_and_the_text_is_new_again(client, db):
    made = adopted(edition=12)
    before = feed(client, "declarations").entries[0]
    made.paragraphs.update(body_fr="Nous souhaitons la bienvenue à toutes.")
    actions.correct(
        declaration=made, corrected=["fr"], reason="Une faute.", reason_language="fr",
        dated=timezone.localdate(),
    )  # fmt: skip
    after = feed(client, "declarations").entries[0]
    second = made.numbered.get(number=2)
    assert (after.id, after.published) == (before.id, before.published)
    assert after.updated == f"{second.made_at:%Y-%m-%dT%H:%M:%SZ}"
    assert len(feed(client, "everything").entries) == 3


def test_a_title_in_another_language_says_so(client, db):
    adopted(edition=12)
    response = client.get("/ru/feeds/declarations.atom")
    root = etree.fromstring(response.content)
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    title = root.find("{*}entry/{*}title")
    assert (root.get(lang), title.get(lang), title.text) == ("ru", "fr", "Déclaration des maires")
    assert root.find("{*}entry/{*}summary").get(lang) is None


def test_nothing_published_is_an_empty_feed_that_is_sound(client, db):
    found = feed(client, "everything")
    assert (found.bozo, found.entries, found.feed.updated) == (False, [], "1970-01-01T00:00:00Z")


@pytest.mark.parametrize("count", [1, 3, 8])
def test_the_newest_few_are_those_with_which_all_that_is_new_begins(db, count):
    now = timezone.now()
    for number, days in enumerate([3, 9, 1, 5]):
        made = adopted(edition=20 + number)
        since = now - dt.timedelta(days=days)
        AnnualMeeting.objects.filter(pk=made.meeting_id).update(published_at=since)
        ParagraphFactory(declaration=DeclarationFactory(meeting=made.meeting, slug="draft"))
        for code, later in (("fr", 2), ("es", 4)):
            draft = made.meeting.declarations.get(slug="draft")
            at = now - dt.timedelta(days=days, hours=-later)
            LanguageVersionFactory(declaration=draft, language=code, published_at=at)
        add_file(DocumentFactory(meeting=made.meeting, published_at=since))
        NewsItemFactory(published_at=since - dt.timedelta(hours=1))
    everything = sorted(
        (entry for one in feeds.feeds()[1:] for entry in one.news(100)),
        key=lambda entry: entry.updated,
        reverse=True,
    )
    assert len(everything) == 24
    assert feeds.recent(count) == everything[:count]
    for one in feeds.feeds()[1:]:
        whole = feeds.last(one.entries(100), count, lambda entry: entry.updated)
        assert one.entries(count) == whole


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("name", "queries"), [("meetings", 3), ("declarations", 6), ("everything", 13)]
)
def test_a_feed_costs_the_same_at_one_and_at_three(
    client, db, django_assert_num_queries, count, name, queries
):
    for number in range(count):
        HostFactory(meeting=adopted(edition=10 + number).meeting)
    feed(client, name)
    with django_assert_num_queries(queries):
        feed(client, name)


def test_pages_name_the_feeds_of_their_language(client, starter):
    page = Page(client.get("/ar/meetings/"))
    links = [e["attrs"] for e in page.all("link", type="application/atom+xml")]
    assert [(link["rel"], link["href"]) for link in links] == [
        ("alternate", f"/ar/feeds/{name}.atom") for name in ("everything", "albums", *NAMES[1:])
    ]


@pytest.mark.parametrize(
    "path", ["fr/feeds/nothing.atom", "feeds/meetings.atom", "xx/feeds/meetings.atom"]
)
def test_a_feed_that_there_is_not_is_not_found(client, db, path):
    assert client.get(f"/{path}").status_code == 404
