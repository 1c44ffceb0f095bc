"""Practical pages, news and words of welcome in the search, the sitemap, feeds, export and API."""

import datetime as dt

import feedparser
import pytest
from django.utils import timezone

from tests.factories.meetings import AnnualMeetingFactory, HostFactory
from tests.factories.practical import NewsItemFactory, PracticalPageFactory, WelcomeWordFactory
from tests.meetings.programme.test_outputs import found
from uccn.discovery import sitemaps
from uccn.search import keeping
from uccn.site_export.registry import addresses

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    """A public meeting with one of each that is public, and one of each that is not."""
    meeting = AnnualMeetingFactory(public=True, slug="own")
    facts = {"meeting": meeting, "title_en": "Coming by sable", "body_en": "x"}
    PracticalPageFactory(
        public=True,
        slug="venir",
        title_fr="Venir en zibeline",
        body_fr="Par le *traîneau*.",
        **facts,
    )
    PracticalPageFactory(meeting=meeting, slug="draft", title_fr="Page zibeline secrète")
    NewsItemFactory(
        public=True, slug="out", title_fr="La zibeline est là", meeting=meeting, body_fr="**Là**."
    )
    NewsItemFactory(slug="draft", title_fr="Nouvelle zibeline secrète")
    host = HostFactory(meeting=meeting)
    WelcomeWordFactory(
        public=True, host=host, name_fr="Ada", words_fr="Ici vit la zibeline.", name_ar="آدا"
    )
    WelcomeWordFactory(host=host, name_fr="Secrète", words_fr="Zibeline cachée.")
    return meeting


PAGE, NEWS = "meetings/2018/own/practical/venir/", "news/2018/out/"


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("zibelines", ["La zibeline est là", "Venir en zibeline", "Ada"]),
        ("traîneau", ["Venir en zibeline"]),
        ("secrète", []),
    ],
)
def test_what_is_public_is_found_without_its_marks(client, meeting, words, titles):
    keeping.rebuild()
    assert found(client, words) == titles


def test_the_index_follows_page_and_meeting(client, meeting, django_capture_on_commit_callbacks):
    keeping.rebuild()
    with django_capture_on_commit_callbacks(execute=True):
        meeting.withdraw()
    assert found(client, "zibeline") == ["La zibeline est là"]
    with django_capture_on_commit_callbacks(execute=True):
        meeting.publish()
        meeting.practical_pages.get(slug="venir").withdraw()
    assert found(client, "zibeline") == ["La zibeline est là", "Ada"]
    assert not keeping.drift()


def test_the_sitemap_names_what_is_public_where_it_is_whole(client, meeting):
    xml = client.get("/sitemap-practical.xml").content.decode()
    there = [f"/fr/{PAGE}", f"/en/{PAGE}", f"/fr/{NEWS}", "/ar/meetings/2018/own/practical/"]
    there += ["/ru/meetings/2018/own/welcome/", "/es/news/"]
    assert [path for path in there if path not in xml] == []
    hidden = [f"/ar/{PAGE}", f"/en/{NEWS}", "draft"]
    assert [path for path in hidden if path in xml] == []


@pytest.mark.parametrize("count", [1, 3])
def test_sitemap_and_feed_ask_as_much_for_any_number(client, count, django_assert_num_queries):
    for _number in range(count):
        page = PracticalPageFactory(public=True)
        NewsItemFactory(public=True, meeting=page.meeting)
        WelcomeWordFactory(public=True, host=HostFactory(meeting=page.meeting))
    with django_assert_num_queries(5):
        assert len(list(sitemaps._sections["practical"]())) == 4 * count + 1
    with django_assert_num_queries(2):
        client.get("/fr/feeds/news.atom")


def test_a_public_page_of_a_draft_meeting_is_nowhere(client):
    draft = AnnualMeetingFactory(slug="hidden")
    PracticalPageFactory(public=True, meeting=draft, title_fr="Zibeline")
    WelcomeWordFactory(public=True, host=HostFactory(meeting=draft), words_fr="Zibeline.")
    keeping.rebuild()
    assert found(client, "zibeline") == []
    assert "hidden" not in client.get("/sitemap-practical.xml").content.decode()
    assert [path for path in addresses() if "hidden" in path] == []
    for below in ("practical", "welcome"):
        assert client.get(f"/api/v1/meetings/2018/hidden/{below}").status_code == 404
        assert client.get(f"/fr/meetings/2018/hidden/{below}/").status_code == 404


def test_the_export_has_what_is_public(meeting):
    whole, year = set(addresses()), set(addresses(2018))
    own = [f"/fr/{PAGE}", f"/ar/{NEWS}", "/fr/meetings/2018/own/practical/"]
    own += ["/fr/meetings/2018/own/welcome/"]
    assert [path for path in own if path not in whole & year] == []
    assert ("/fr/news/" in whole, "/fr/news/" in year) == (True, False)
    assert [path for path in whole if "draft" in path] == []
    assert not set(own) & set(addresses(2019))


def test_the_feed_tells_the_news_and_so_does_that_of_everything(client, meeting):
    for name in ("news", "everything"):
        entries = feedparser.parse(client.get(f"/fr/feeds/{name}.atom").content).entries
        told = [(entry.title, entry.link.split("/", 3)[3]) for entry in entries]
        assert ("La zibeline est là", f"fr/{NEWS}") in told
        assert [title for title, _link in told if "secrète" in title] == []
    own = feedparser.parse(client.get("/ar/feeds/news.atom").content).entries
    assert own[0].title_detail.language == "fr"
    assert "La zibeline est là" in client.get("/fr/").content.decode()


def test_a_text_that_is_written_later_makes_its_language_newer(client, meeting):
    page = meeting.practical_pages.get(slug="venir")
    page.published_at = timezone.now() - dt.timedelta(days=9)
    page.save()
    entries = {entry.path: entry.changed for entry in sitemaps._sections["practical"]()}
    before = entries[page.get_absolute_url()]
    page.body_fr = "Par le bateau."
    page.save()
    entries = {entry.path: entry.changed for entry in sitemaps._sections["practical"]()}
    after = entries[page.get_absolute_url()]
    assert after["fr"] > before["fr"]
    assert after["es"] == before["es"]


def test_the_api_tells_what_is_public_in_every_language(client, meeting):
    pages = client.get("/api/v1/meetings/2018/own/practical").json()
    assert pages["total"] == 1
    assert pages["items"][0]["title"] == {"fr": "Venir en zibeline", "en": "Coming by sable"}
    words = client.get("/api/v1/meetings/2018/own/welcome").json()["items"]
    assert [word["name"] for word in words] == [{"fr": "Ada", "ar": "آدا"}]
    news = client.get("/api/v1/news").json()
    assert [item["slug"] for item in news["items"]] == ["out"]
    assert news["items"][0]["meeting"].endswith("/api/v1/meetings/2018/own")
    assert client.get("/api/v1/news/2018/out").json() == news["items"][0]


def test_the_api_says_what_is_gone_has_moved_or_never_was(client, meeting):
    item = meeting.news.get()
    item.slug = "other"
    item.save()
    moved = client.get("/api/v1/news/2018/out")
    assert (moved.status_code, moved.url.split("/api")[1]) == (301, "/v1/news/2018/other")
    item.withdraw()
    assert client.get("/api/v1/news/2018/other").status_code == 410
    assert client.get("/api/v1/news/2018/draft").status_code == 404
    assert client.get("/api/v1/news").json()["total"] == 0


@pytest.mark.parametrize("count", [1, 3])
def test_the_api_tells_any_number_in_as_many_queries(client, count, django_assert_num_queries):
    meeting = AnnualMeetingFactory(public=True, slug="own")
    for _number in range(count):
        PracticalPageFactory(public=True, meeting=meeting)
        NewsItemFactory(public=True, meeting=meeting)
        WelcomeWordFactory(public=True, host=HostFactory(meeting=meeting))
    with django_assert_num_queries(2):
        assert client.get("/api/v1/news").json()["total"] == count
    for below in ("practical", "welcome"):
        with django_assert_num_queries(5):
            told = client.get(f"/api/v1/meetings/2018/own/{below}").json()
        assert told["total"] == count
