"""A reader with a phone and a keyboard alone goes through all that a meeting publishes."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.journeys.fitting import faults
from tests.journeys.gathering import gather
from tests.journeys.keyboard import Keys, out_of_order
from uccn.lib import languages

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 360, "height": 740}
# Whether the table by room was scrolled, within two seconds' frames.
SCROLLED = """() => new Promise(done => {
    const look = left => document.querySelector('.grid-scroll').scrollLeft || !left
        ? done(left > 0) : requestAnimationFrame(() => look(left - 1));
    look(120);
})"""
BOTH = pytest.mark.parametrize("language", ["fr", "ar"])


class Phone(Keys):
    """The keys of a reader of one language, on a phone; every page come to is looked at."""

    def __init__(self, page, language: str) -> None:
        super().__init__(page)
        self.language, self.walked = language, set()

    def arrive(self, below: str, **query: str) -> None:
        """Here is that page of the meeting, in the reader's language; it fits and Tab reads it."""
        here = urlsplit(self.page.url)
        assert here.path == f"/{self.language}/{below}"
        asked = {name: value[0] for name, value in parse_qs(here.query).items()}
        assert asked == query
        root = self.page.locator("html")
        assert root.get_attribute("lang") == self.language
        assert root.get_attribute("dir") == languages.direction(self.language)
        assert faults(self.page) == []
        # A list that filters made shorter has the same order.
        if (kind := (here.path, query.get("view"))) not in self.walked:
            self.walked.add(kind)
            assert out_of_order(self.walk()) == []

    def go_to(self, selector: str, stops: int = 400) -> None:
        """As everyone does who has no mouse: first past the header, by the skip link."""
        if self.page.evaluate("document.activeElement === document.body"):
            self.tab()
        if self.page.evaluate("document.activeElement.matches('.skip-link')"):
            self.page.keyboard.press("Enter")
        super().go_to(selector, stops)

    def texts(self, selector: str) -> list[str]:
        """What stands there."""
        return self.page.locator(selector).all_inner_texts()


@pytest.fixture
def meeting(live_server):
    """The meeting with all its rows."""
    return gather()


@pytest.fixture
def phone(open_watch, meeting):
    """Open the meeting's page in a language; at the end every stop could be seen."""
    opened = []

    def open_in(language: str) -> Phone:
        watch = open_watch(viewport=PHONE, has_touch=True, locale=language)
        opened.append(Phone(watch.visit(f"/{language}/meetings/2018/own/"), language))
        return opened[-1]

    yield open_in
    assert [fault for keys in opened for fault in keys.faults] == []


@BOTH
def test_a_reader_goes_through_the_programme(phone, meeting, language):
    opening, music, forum = {
        "fr": ("Ouverture", "Atelier de musique", "Forum"),
        "ar": ("الافتتاح", "ورشة الموسيقى", "المنتدى"),
    }[language]
    programme, titles = "meetings/2018/own/programme/", "h3.session__title"
    keys = phone(language)
    keys.arrive("meetings/2018/own/")
    keys.follow(".meeting__aside a[href$='/programme/']")
    keys.arrive(programme)
    assert keys.texts(titles) == [opening, music, forum]
    keys.choose("#id_day", "2018-06-12")
    keys.choose("#id_language", "ar")
    keys.follow(".filters [type=submit]", "Space")
    keys.arrive(programme, day="2018-06-12", language="ar")
    assert keys.texts(titles) == [opening]
    keys.follow(".filters__actions a")
    keys.choose("#id_audience", "mayors")
    keys.follow(".filters [type=submit]")
    keys.arrive(programme, audience="mayors")
    assert keys.texts(titles) == [forum]
    keys.follow(".views a[href*='view=grid']")
    keys.arrive(programme, audience="mayors", view="grid")
    keys.follow(".filters__actions a")
    keys.follow(".views a[href*='view=grid']")
    keys.go_to(".grid-scroll")
    keys.page.keyboard.press(
        {"ltr": "ArrowRight", "rtl": "ArrowLeft"}[languages.direction(language)]
    )
    assert keys.page.evaluate(SCROLLED) is True
    keys.follow(f".grid a[href$='/programme/{meeting.opening.pk}/']")
    keys.arrive(f"{programme}{meeting.opening.pk}/")
    assert keys.texts("h1") == [opening]
    keys.follow(".people a")
    keys.arrive(f"meetings/2018/own/speakers/{meeting.speaker.pk}/")
    assert keys.texts(titles) == [opening, forum]
    keys.follow(".breadcrumbs a[href$='/programme/']")
    keys.arrive(programme)


@BOTH
def test_a_reader_finds_a_document_and_saves_its_file(phone, meeting, language):
    english, only = {
        "fr": (
            "anglais",
            "Ce document n’est pas disponible dans votre langue (français)."
            " On peut l’obtenir en\xa0:",
        ),
        "ar": ("الإنجليزية", "هذه الوثيقة غير متاحة بلغتكم (العربية). وهي متاحة باللغات التالية:"),
    }[language]
    documents = "meetings/2018/own/documents/"
    keys = phone(language)
    keys.follow(".meeting__aside a[href$='/documents/']")
    keys.arrive(documents)
    keys.choose("#id_language", "pl")
    keys.follow(".filters [type=submit]")
    keys.arrive(documents, language="pl")
    [about] = keys.texts(".document__about")
    assert english in about
    keys.follow(".document__title a")
    keys.arrive(f"{documents}{meeting.agenda.slug}/")
    assert keys.page.locator(".document__file").first.get_attribute("hreflang") == language
    keys.go_to(".papers > li:first-child .document__file")
    with keys.page.expect_download() as saving:
        keys.page.keyboard.press("Enter")
    assert saving.value.suggested_filename == f"{meeting.agenda.slug}-{language}-v2.pdf"
    keys.go_to(".papers > li:first-child summary", stops=1)
    keys.page.keyboard.press("Space")
    keys.go_to(".papers > li:first-child .document__former a", stops=1)
    keys.follow(".breadcrumbs a[href$='/documents/']")
    keys.follow(f"a[href$='/{meeting.minutes.slug}/']")
    keys.arrive(f"{documents}{meeting.minutes.slug}/")
    assert keys.texts(".note") == [only]
    assert [a.get_attribute("hreflang") for a in keys.page.locator(".document__file").all()] == [
        "en"
    ]


@BOTH
def test_a_reader_comes_to_practical_pages_and_news(phone, meeting, language):
    keys = phone(language)
    keys.follow(".meeting__aside a[href$='/practical/coming/']")
    keys.arrive("meetings/2018/own/practical/coming/")
    keys.go_to(".contents li:nth-child(3) a")
    keys.page.keyboard.press("Enter")
    heading = keys.page.locator(".prose h3")
    assert keys.page.url.endswith(f"#{heading.get_attribute('id')}")
    assert 0 <= heading.bounding_box()["y"] < PHONE["height"]
    # Tab goes on from there.
    keys.tab()
    behind = "e => !!(e.compareDocumentPosition(document.activeElement) & 4)"
    assert heading.evaluate(behind) is True
    keys.follow("aside a[href$='/practical/staying/']")
    keys.arrive("meetings/2018/own/practical/staying/")
    # French is told of where it is not the reader's.
    in_french = keys.page.locator(".prose[lang=fr][dir=ltr]").count()
    assert (in_french, len(keys.texts("article .muted")) > 1) == {
        "fr": (0, False),
        "ar": (1, True),
    }[language]
    keys.follow(".breadcrumbs a[href$='/practical/']")
    keys.arrive("meetings/2018/own/practical/")
    keys.follow(".breadcrumbs a[href$='/own/']")
    keys.follow(".meeting__aside a[href$='/news/2018/out/']")
    keys.arrive("news/2018/out/")
    keys.follow(".breadcrumbs a[href$='/news/']")
    keys.arrive("news/")
    assert keys.texts(".news h2") == [{"fr": "Le programme est là", "ar": "صدر البرنامج"}[language]]


@BOTH
def test_a_reader_looks_at_the_pictures(phone, meeting, language):
    first, _second = meeting.pictures
    album = "meetings/2018/own/pictures/opening/"
    keys = phone(language)
    keys.follow(".strip p a")
    keys.arrive("meetings/2018/own/pictures/")
    keys.follow(f".pictures a[href$='/{album}']")
    keys.arrive(album)
    keys.follow(f".pictures a[href$='/{first.pk}/']")
    keys.arrive(f"{album}{first.pk}/")
    keys.follow("a[rel=next]")
    assert keys.page.locator(".picture img").evaluate("i => i.complete && i.naturalWidth > 0")
    assert keys.texts(".picture figcaption") == [{"fr": "La place.", "ar": "الساحة."}[language]]
    keys.follow(f".breadcrumbs a[href$='/{album}']")
    keys.arrive(album)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_what_tab_reads_out_of_order_is_found(open_watch, live_server, direction):
    keys = Keys(open_watch(viewport=PHONE).page)
    keys.page.set_content(
        f"<html dir={direction}><style>div {{ display: flex }}</style><div><a href=''>One</a>"
        "<a href='' style='order: 2'>Three</a><a href=''>Two</a></div>"
        "<div style='flex-direction: column'><a href=''>Four</a><a href='' style='order: -1'>Five"
        "</a></div></html>"
    )
    found = [fault.split("</a>")[0].rpartition(">")[2] for fault in out_of_order(keys.walk())]
    assert found == ["Two", "Five"]
