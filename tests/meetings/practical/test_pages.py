"""Practical pages, news and words of welcome, as readers get them."""

import datetime as dt

import pytest
from django.utils import timezone
from django.utils.translation import override

from meetings.models import Attendance
from meetings.practical.models import NewsItem, PracticalPage, WelcomeWord
from tests.factories.meetings import AnnualMeetingFactory, HostFactory
from tests.factories.practical import NewsItemFactory, PracticalPageFactory, WelcomeWordFactory
from tests.page import Page
from tests.publication.conftest import signed_in
from uccn.publication.models import PreviewLink

pytestmark = pytest.mark.django_db

LONG = "## Venir\nPar le train.\n\n## Loger\nÀ l’hôtel.\n\n### Prix\nVariables."


@pytest.fixture
def meeting():
    """A public meeting."""
    return AnnualMeetingFactory(public=True, slug="own")


def page_of(meeting, **facts) -> PracticalPage:
    """A public page of the meeting, in French."""
    facts = {"slug": "venir", "title_fr": "Venir", "body_fr": LONG} | facts
    return PracticalPageFactory(meeting=meeting, public=True, **facts)


PAGE = "meetings/2018/own/practical/venir/"


def test_a_page_has_its_text_its_contents_and_its_day(client, meeting):
    page_of(meeting)
    shown = Page(client.get(f"/fr/{PAGE}"))
    assert shown.texts("h1") == ["Venir"]
    contents = shown.all("nav", class_="contents")
    assert len(contents) == 1
    links = [e["attrs"]["href"] for e in shown.all("a") if e["attrs"]["href"].startswith("#s-")]
    assert links == ["#s-1", "#s-2", "#s-3"]
    assert [e["attrs"]["id"] for e in shown.all("h2") if "id" in e["attrs"]][1:] == ["s-1", "s-2"]
    assert shown.all("time")[-1]["attrs"]["datetime"][:10] == timezone.now().date().isoformat()


def test_a_reader_of_another_language_gets_the_whole_page_in_one_and_is_told(client, meeting):
    page_of(meeting, title_ar="القدوم", body_en="## Coming\nBy train.", title_en="Coming")
    shown = Page(client.get(f"/ar/{PAGE}"))
    assert shown.texts("h1") == ["Coming"]
    prose = shown.one("div", class_="prose")
    assert (prose["lang"], prose["dir"]) == ("en", "ltr")
    assert "الإنجليزية" in shown.text
    french = Page(client.get(f"/fr/{PAGE}")).one("div", class_="prose")
    assert (french["lang"], "lang" in french["attrs"]) == ("fr", False)


def test_a_reader_is_told_of_the_original_and_gets_it_before_any_other(client, meeting):
    page = page_of(meeting, title_ru="Проезд", body_ru="Поездом.", original_language="ru")
    NewsItemFactory(
        public=True, day=dt.date(2018, 3, 1), slug="own", title_ru="Новость", body_ru="Текст.",
        body_fr="Texte.", original_language="ru",
    )  # fmt: skip
    for path in (PAGE, "news/2018/own/"):
        shown = Page(client.get(f"/en/{path}"))
        assert shown.one("div", class_="prose")["lang"] == "ru"
        assert "it is shown in: Russian. It is the original." in " ".join(shown.text.split())
        own = client.get(f"/ru/{path}").context["reading"]
        with override("ru"):
            assert (own.translated_from, own.is_fallback_original) == ("", False)
        assert client.get(f"/fr/{path}").context["reading"].translated_from == "ru"
    page.body_ru = page.title_ru = None
    page.save()
    shown = Page(client.get(f"/en/{PAGE}"))
    assert "it is shown in: French." in shown.text
    assert "This is a translation. The original is in: Russian." in shown.text


def test_a_page_whose_original_nobody_named_says_nothing_of_one(client, meeting):
    page_of(meeting, title_en="Coming", body_en="By train.")
    for code in ("en", "fr", "ar"):
        reading = client.get(f"/{code}/{PAGE}").context["reading"]
        with override(code):
            assert (reading.translated_from, reading.is_fallback_original) == ("", False)


def test_a_page_of_two_headings_has_no_contents(client, meeting):
    page_of(meeting, body_fr="## Un\na\n\n## Deux\nb")
    assert Page(client.get(f"/fr/{PAGE}")).all("nav", class_="contents") == []


def test_a_draft_is_seen_by_staff_and_by_who_has_a_link(client, meeting):
    page = PracticalPageFactory(meeting=meeting, slug="venir", title_fr="Secret")
    assert client.get(f"/fr/{PAGE}").status_code == 404
    staff = signed_in("Editors")
    assert "Secret" in staff.get(f"/fr/{PAGE}").content.decode()
    link = PreviewLink.objects.create(subject=page, created_by=staff.user)
    seen = client.get(f"/fr/{PAGE}", {"preview": link.token})
    assert "Secret" in seen.content.decode()
    assert seen.headers["Cache-Control"] == "private, no-store"


def test_a_link_to_a_page_opens_it_while_its_meeting_is_a_draft(client):
    meeting = AnnualMeetingFactory(slug="own")
    page = page_of(meeting)
    assert client.get(f"/fr/{PAGE}").status_code == 404
    link = PreviewLink.objects.create(subject=page, created_by=signed_in("Editors").user)
    seen = client.get(f"/fr/{PAGE}", {"preview": link.token})
    assert (seen.status_code, seen.headers["X-Robots-Tag"]) == (200, "noindex")


def test_a_copy_that_nobody_checked_is_seen_once_staff_publish_it(client, meeting):
    page = PracticalPageFactory(
        meeting=meeting, slug="venir", needs_check=True, copied_from=2017, title_fr="Copie"
    )
    assert client.get(f"/fr/{PAGE}").status_code == 404
    assert "2017" in signed_in("Editors").get(f"/en/{PAGE}").content.decode()
    page.publish()
    html = client.get(f"/fr/{PAGE}").content.decode()
    assert ("Copie" in html, "2017" in html) == (True, False)


def test_a_withdrawn_page_says_so_for_ever(client, meeting):
    page = page_of(meeting)
    page.withdraw("Les navettes ont changé.")
    gone = client.get(f"/fr/{PAGE}")
    assert gone.status_code == 410
    assert "Les navettes ont changé." in gone.content.decode()
    assert client.get("/fr/meetings/2018/own/practical/").status_code == 410


def test_a_page_that_moves_and_a_meeting_that_moves_lead_on(client, meeting):
    page = page_of(meeting)
    page.slug = "getting-here"
    page.save()
    moved = client.get(f"/fr/{PAGE}?a=1")
    own = "/fr/meetings/2018/own/practical/getting-here/"
    assert (moved.status_code, moved.url) == (301, f"{own}?a=1")
    meeting.slug = "other"
    meeting.save()
    moved = client.get(own)
    assert (moved.status_code, moved.url) == (301, own.replace("own", "other"))


def test_a_page_that_never_was_is_not_found(client, meeting):
    for path in (PAGE, "meetings/2018/own/practical/", "meetings/2018/own/welcome/"):
        assert client.get(f"/fr/{path}").status_code == 404
    page_of(AnnualMeetingFactory(public=True))
    assert client.get(f"/fr/{PAGE}").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_lists_ask_as_much_for_any_number(client, meeting, django_assert_num_queries, count):
    for number in range(count):
        page_of(meeting, slug=f"p-{number}", title_fr=f"Page {number}", position=9 - number)
        NewsItemFactory(public=True, meeting=meeting)
        host = HostFactory(meeting=meeting)
        WelcomeWordFactory(public=True, host=host)
    with django_assert_num_queries(3):
        titles = Page(client.get("/fr/meetings/2018/own/practical/")).one("main")["text"]
    assert titles.index(f"Page {count - 1}") <= titles.index("Page 0")
    with django_assert_num_queries(5):
        client.get("/fr/meetings/2018/own/practical/p-0/")
    with django_assert_num_queries(2):
        client.get("/fr/news/")
    with django_assert_num_queries(4):
        client.get("/fr/meetings/2018/own/welcome/")


def test_the_meetings_page_leads_to_what_readers_see(client, meeting):
    page_of(meeting)
    PracticalPageFactory(meeting=meeting, title_fr="Page secrète")
    NewsItemFactory(public=True, meeting=meeting, title_fr="C’est ouvert")
    NewsItemFactory(meeting=meeting, title_fr="Nouvelle secrète")
    host = HostFactory(meeting=meeting)
    WelcomeWordFactory(public=True, host=host, name_fr="Anna Nowak")
    WelcomeWordFactory(host=host, name_fr="Personne secrète", words_fr="Rien.")
    html = client.get("/fr/meetings/2018/own/").content.decode()
    shown = [
        f"/fr/{PAGE}",
        "C’est ouvert",
        "Anna Nowak",
        "Bienvenue.",
        "/fr/meetings/2018/own/welcome/",
    ]
    assert [words for words in shown if words not in html] == []
    hidden = ["secrète", "Rien.", "Venez nombreux."]
    assert [words for words in hidden if words in html] == []


def test_the_meetings_page_says_who_counted_whom(client, meeting):
    facts = {"meeting": meeting, "said_by": "unesco"}
    Attendance.objects.create(measure="mayors", number=22, precision="over", **facts)
    Attendance.objects.create(measure="participants", number=1350, precision="about", **facts)
    other = AnnualMeetingFactory(public=True)
    Attendance.objects.create(meeting=other, measure="cities", number=77)
    shown = Page(client.get("/en/meetings/2018/own/"))
    assert shown.texts("dt")[-2:] == ["Participants", "Mayors and deputy mayors"]
    assert shown.texts("dd")[-2:] == [
        "about 1,350 according to: UNESCO",
        "more than 22 according to: UNESCO",
    ]


def test_words_of_welcome_stand_on_one_page_under_the_hosts_in_their_order(client, meeting):
    second = HostFactory(meeting=meeting, position=2, place__name_en="Katowice")
    first = HostFactory(meeting=meeting, position=1, place__name_en="Kraków")
    WelcomeWordFactory(public=True, host=second, name_fr="Bea", office_fr="Maire")
    WelcomeWordFactory(public=True, host=first, name_fr="Ada", words_ar="أهلا بكم")
    shown = Page(client.get("/ar/meetings/2018/own/welcome/"))
    headings = [e["text"] for e in shown.all("h2") if e["attrs"].get("id", "").startswith("welc")]
    assert headings == ["Ada", "Bea"]
    assert [e["lang"] for e in shown.all("div", class_="prose")] == ["ar", "fr"]
    bea = WelcomeWord.objects.get(name_fr="Bea")
    bea.words_fr = "Un mot repris."
    bea.save()
    bea.withdraw("À sa demande.")
    left = client.get("/fr/meetings/2018/own/welcome/").content.decode()
    assert (f'id="welcome-{bea.pk}"' in left, "À sa demande." in left) == (True, True)
    assert "Un mot repris." not in left
    WelcomeWord.objects.get(name_fr="Ada").withdraw()
    assert client.get("/fr/meetings/2018/own/welcome/").status_code == 410


def test_a_draft_of_a_word_is_seen_by_staff_and_by_who_has_a_link(client, meeting):
    word = WelcomeWordFactory(host=HostFactory(meeting=meeting), words_fr="Secret.")
    other = WelcomeWordFactory(host=HostFactory(meeting=meeting), words_fr="Autre secret.")
    address = "/fr/meetings/2018/own/welcome/"
    assert client.get(address).status_code == 404
    staff = signed_in("Editors")
    seen = staff.get(address)
    assert ("Secret." in seen.content.decode(), seen.headers["X-Robots-Tag"]) == (True, "noindex")
    link = PreviewLink.objects.create(subject=word, created_by=staff.user)
    html = client.get(address, {"preview": link.token}).content.decode()
    assert ("Secret." in html, other.words_fr in html) == (True, False)
    meeting.published_at = None
    meeting.save()
    assert client.get(address, {"preview": link.token}).status_code == 200
    assert client.get(address).status_code == 404


def test_news_stands_in_a_list_and_on_a_page(client, meeting):
    facts = {"slug": "out", "title_fr": "Le programme est là", "summary_fr": "Lisez-le."}
    item = NewsItemFactory(public=True, meeting=meeting, body_fr="Voici [tout](/fr/).", **facts)
    NewsItemFactory(title_fr="Brouillon")
    listed = Page(client.get("/fr/news/"))
    assert listed.texts("h2") == ["Le programme est là"]
    assert listed.one("time")["text"] == "1er mars 2018"
    shown = Page(client.get(item.get_absolute_url().replace("/en/", "/fr/")))
    assert shown.texts("h1") == ["Le programme est là"]
    assert "Lisez-le." in shown.text
    assert shown.one("div", class_="prose")["text"].strip() == "Voici tout."
    assert "/fr/meetings/2018/own/" in [e["attrs"]["href"] for e in shown.all("a")]


def test_news_of_a_draft_meeting_does_not_name_it(client):
    meeting = AnnualMeetingFactory(slug="secret-host", brand="SECRET")
    item = NewsItemFactory(public=True, meeting=meeting)
    html = client.get(f"/fr/{item.address}/").content.decode()
    assert ("SECRET" in html, "secret-host" in html) == (False, False)


def test_news_is_split_into_pages_and_ends(client):
    for number in range(21):
        NewsItemFactory(public=True, slug=f"n-{number}", day=dt.date(2018, 1, 1 + number))
    assert len(Page(client.get("/fr/news/")).texts("h2")) == 20
    last = Page(client.get("/fr/news/?page=2"))
    assert len(last.texts("h2")) == 1
    assert last.one("a", rel="prev")["attrs"]["href"] == "/fr/news/"
    for wrong in ("3", "0", "-1", "x", "1e9"):
        assert client.get(f"/fr/news/?page={wrong}").status_code == 404


def test_withdrawn_news_says_so_and_news_that_moved_leads_on(client):
    item = NewsItemFactory(public=True, slug="out")
    item.day = dt.date(2019, 1, 2)
    item.save(update_fields=["day"])
    assert NewsItem.objects.get().year == 2019
    moved = client.get("/fr/news/2018/out/")
    assert (moved.status_code, moved.url) == (301, "/fr/news/2019/out/")
    item.withdraw()
    assert client.get("/fr/news/2019/out/").status_code == 410
    assert client.get("/fr/news/2018/never/").status_code == 404
