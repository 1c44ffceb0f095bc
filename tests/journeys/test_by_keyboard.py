"""Whole journeys of a reader by Tab and Enter alone, in both directions of writing."""

import pytest

from tests.journeys.keyboard import Keys
from tests.journeys.public import add_rows

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DECLARATION = "declarations/2018/mayors-declaration/"


@pytest.fixture
def reader(open_watch, site):
    """Open a page of the site in a language; at the end every stop could be seen."""
    opened = []

    def open_at(address: str, **options) -> Keys:
        keys = Keys(open_watch(viewport={"width": 1280, "height": 720}, **options).visit(address))
        opened.append(keys)
        return keys

    yield open_at
    assert [fault for keys in opened for fault in keys.faults] == []


def path(keys: Keys) -> str:
    """Where the reader is, below the site."""
    return keys.page.evaluate("location.pathname + location.search + location.hash")


@pytest.mark.parametrize("first", ["fr", "ar"])
def test_a_reader_comes_from_home_to_a_paragraph_in_another_language(reader, first):
    second = {"fr": "ar", "ar": "fr"}[first]
    keys = reader(f"/{first}/")
    keys.follow(f".languages a[lang={second}]")
    assert keys.page.get_attribute("html", "lang") == second
    keys.follow(".nav a[href$='/meetings/']")
    keys.follow("main a[href*='/meetings/2018/']")
    keys.follow(f"main a[href$='/{DECLARATION}']")
    keys.tab()
    keys.page.keyboard.press("Enter")  # the skip link
    keys.go_to("a[href='#p-3']", stops=30)
    keys.page.keyboard.press("Enter")
    assert path(keys) == f"/{second}/{DECLARATION}#p-3"
    assert keys.page.locator("#p-3").bounding_box()["y"] >= 0
    keys.follow(".paragraph:target .paragraph__more")
    assert path(keys) == f"/{second}/{DECLARATION}p/3/"
    keys.go_to(".cite summary")
    keys.page.keyboard.press("Enter")
    assert keys.page.locator(".cite__text").is_visible()
    keys.go_to(".cite__files a", stops=1)
    keys.follow("#history a[href$='#p-3']")
    assert path(keys).startswith(f"/{second}/{DECLARATION}v/")


@pytest.mark.parametrize(("language", "other"), [("fr", "es"), ("ar", "en")])
def test_a_reader_puts_two_languages_side_by_side(reader, language, other):
    keys = reader(f"/{language}/{DECLARATION}")
    keys.follow(f"a[href$='/with/{other}/']")
    assert path(keys) == f"/{language}/{DECLARATION}with/{other}/"
    keys.go_to("tbody a[href='#p-3']")
    keys.page.keyboard.press("Enter")
    assert path(keys) == f"/{language}/{DECLARATION}with/{other}/#p-3"


@pytest.mark.parametrize(("language", "word"), [("fr", "villes"), ("ar", "المدن")])
def test_a_reader_searches_and_follows_what_was_found(reader, language, word):
    add_rows()
    keys = reader(f"/{language}/")
    keys.go_to("#site-search")
    keys.page.keyboard.type(word)
    with keys.page.expect_navigation():
        keys.page.keyboard.press("Enter")
    assert path(keys).startswith(f"/{language}/search/?q=")
    keys.go_to("main select")
    keys.page.keyboard.press("End")
    keys.follow("main form [type=submit]")
    assert keys.page.eval_on_selector("main select", "e => e.selectedIndex > 0")
    keys.page.go_back()
    keys.follow(".results a")
    assert f"/{language}/search/" not in path(keys)


@pytest.mark.parametrize(("language", "scheme"), [("fr", "light"), ("ar", "dark")])
def test_a_reader_finds_a_city_on_the_map_and_in_the_table(reader, language, scheme):
    keys = reader(f"/{language}/cities/map/?area=europe&field=literature", color_scheme=scheme)
    keys.follow(".map__drawing a[href$='/cities/krakow/']")
    assert path(keys) == f"/{language}/cities/krakow/"
    keys.page.go_back()
    keys.follow("table a[href$='/cities/krakow/']")
    assert path(keys) == f"/{language}/cities/krakow/"


@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.parametrize("address", ["", "meetings/2018/krakow-katowice/", DECLARATION])
def test_tab_goes_down_the_page_and_leaves_it(reader, address, language):
    keys = reader(f"/{language}/{address}")
    stops = keys.walk()
    links = keys.page.locator("a[href], button, summary, input:not([type=hidden])")
    assert len(stops) >= links.filter(visible=True).count() - 1
    in_main = keys.page.locator("main").bounding_box()["y"] + keys.page.evaluate("scrollY")
    tops = [stop["top"] for stop in stops]
    first = next(number for number, top in enumerate(tops) if top >= in_main)
    assert all(top < in_main for top in tops[:first])
    assert all(top >= in_main for top in tops[first:])


def test_what_cannot_be_seen_at_a_stop_is_found(open_watch, site):
    keys = Keys(open_watch(viewport={"width": 400, "height": 300}).page)
    keys.page.set_content(
        "<body style='background: #fff'><style>a { position: absolute }</style>"
        "<a href='' style='top: 9px; outline: 0'>No ring</a>"
        "<a href='' style='top: 60px; outline: 2px solid #eee'>Faint for ever</a>"
        "<a href='' style='top: 99px' onfocus='this.style.outline = `2px solid #eee`' "
        "onblur='this.style.outline = `0`'>Faint</a>"
        "<a href='' style='top: 260px'>Below</a>"
        "<div style='position: fixed; bottom: 0; height: 60px; width: 100%; background: red'></div>"
    )
    keys.walk()
    assert [fault.partition(":")[0] for fault in keys.faults] == [
        "focus does not show",
        "focus does not show",
        "focus is faint",
        "focus is hidden",
    ]
