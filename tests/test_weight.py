"""A page is light: what it sends is counted, compressed, as a phone would fetch it."""

import gzip
import re

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from tests.journeys.public import PAGES, add_rows
from tests.page import Page
from uccn.lib import bundle

pytestmark = pytest.mark.django_db

KB = 1024
WITHOUT_FONTS, WITH_FONTS = 40 * KB, 110 * KB
BLOCKING = r'<link rel="stylesheet" href="([^"]+)"|<script(?! type="app)'
HOME_WITHOUT_FONTS, HOME_WITH_FONTS = 90 * KB, 160 * KB
DECLARATION = "declarations/2018/mayors-declaration/"
LANGUAGES = [code for code, _ in settings.LANGUAGES]
FACE = re.compile(r'@font-face \{\s*font-family: "([^"]+)";\s*src: url\("\.\./([^"]+)"\)[^}]*?'
                  r"unicode-range:([^;]+);")  # fmt: skip


def compressed(client, address: str) -> int:
    """How many bytes an address of ours sends to a browser that takes gzip."""
    if address.startswith(settings.STATIC_URL):
        return len(gzip.compress(_file(address.removeprefix(settings.STATIC_URL)), 6))
    return len(client.get(address, headers={"accept-encoding": "gzip"}).content)


def _file(name: str) -> bytes:
    """A static file."""
    with open(finders.find(name), "rb") as file:
        return file.read()


def style_sheets(page: Page) -> list[str]:
    """The addresses of the page's style sheets."""
    return [link["attrs"]["href"] for link in page.all("link", rel="stylesheet")]


def faces(language: str, text: str) -> set[str]:
    """The font files that a text in the language needs, by the families and ranges of fonts.css."""
    css = _file("css/fonts.css").decode()
    rule = re.search(rf":lang\({language.split('-')[0]}\) \{{\s*--text:([^;]+);", css)
    families = re.search(r"\[lang\] \{\s*--text:([^;]+);", css)[1] if rule is None else rule[1]
    needed, left = set(), {ord(character) for character in text}
    for family in ["Numeral", *re.findall(r'"(Text [^"]+)"', families)]:
        of_family = [
            (file, _range(given)) for name, file, given in FACE.findall(css) if name == family
        ]
        needed |= {file for file, codes in of_family if codes & left}
        if family != "Numeral":
            left -= set().union(*(codes for _file, codes in of_family))
    return needed


def _range(given: str) -> set[int]:
    """The characters of a ``unicode-range``."""
    found = set()
    for first, last in re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", given):
        found |= set(range(int(first, 16), int(last or first, 16) + 1))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("path", "light", "whole"),
    [(DECLARATION, WITHOUT_FONTS, WITH_FONTS), ("", HOME_WITHOUT_FONTS, HOME_WITH_FONTS)],
)
def test_a_first_visit_weighs_little(client, starter, language, path, light, whole):
    address = f"/{language}/{path}"
    page = Page(client.get(address))
    html, styles = compressed(client, address), style_sheets(page)
    css = sum(compressed(client, style) for style in styles)
    icons = [e["attrs"]["href"] for e in page.all("link", rel="icon")]
    pictures = sum(compressed(client, each) for each in icons)
    fonts = sum(len(_file(name)) for name in faces(language, page.one("body")["text"]))
    print(f"\n{address}: HTML {html}, CSS {css}, icons {pictures}, fonts {fonts} bytes")
    assert html + css + pictures <= light
    assert html + css + pictures + fonts <= whole


def test_one_style_sheet_and_nothing_else_holds_up_the_first_paint(client, starter):
    add_rows()
    for language in ("fr", "ar"):
        for name, (path, status) in PAGES.items():
            response = client.get(f"/{language}/{path}")
            head = response.content.decode().partition("</head>")[0]
            blocking = re.findall(BLOCKING, head)
            assert (response.status_code, blocking) == (status, ["/static/css/public.css"]), name


@pytest.mark.parametrize(
    ("language", "font"), [("fr", "latin"), ("ru", "cyrillic"), ("ar", "arabic"), ("zh-hans", "")]
)
def test_a_page_asks_early_for_the_one_face_of_its_text(client, starter, language, font):
    links = Page(client.get(f"/{language}/{DECLARATION}")).all("link", rel="preload")
    wanted = [f"/static/fonts/text-{font}-400.woff2"] if font else []
    assert [link["attrs"]["href"] for link in links] == wanted


def test_the_style_sheet_holds_every_public_source_in_order_and_none_of_the_staffs():
    names = [path.stem for path in bundle.sources()]
    assert names[:4] == ["tokens", "fonts", "base", "site"]
    assert names[4:-1] == sorted(names[4:-1])
    assert names[-1] == "print"
    assert [name for name in names if name.startswith(("admin", "desk"))] == []
    rules = _file(bundle.NAME).decode()
    assert (rules, "/*" in rules) == (bundle.content(), False)
    assert rules.count("{") == rules.count("}")


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_no_public_page_names_another_host_for_what_it_fetches(client, starter, language):
    add_rows()
    abroad = {}
    for name, (path, status) in PAGES.items():
        response = client.get(f"/{language}/{path}")
        assert response.status_code == status, name
        if found := [address for address in fetched(Page(response)) if not is_local(address)]:
            abroad[name] = found
    assert abroad == {}


def fetched(page: Page) -> list[str]:
    """What a browser fetches for a page without being asked; links to itself are no fetches."""
    links = [e for e in page.all("link") if e["attrs"].get("rel") not in ("alternate", "canonical")]
    elements = [
        *links,
        *(e for tag in ("script", "img", "source", "iframe") for e in page.all(tag)),
    ]
    attributes = ("href", "src", "srcset")
    return [e["attrs"][name] for e in elements for name in attributes if name in e["attrs"]]


def is_local(address: str) -> bool:
    """Whether an address stays on the site."""
    return address.startswith("/") and not address.startswith("//")


def test_no_style_sheet_names_another_host():
    sheets = sorted((settings.BASE_DIR / "static" / "css").glob("*.css"))
    found = {p.name: re.findall(r"url\([\"']?(?:https?:)?//[^)]+", p.read_text()) for p in sheets}
    assert {name: addresses for name, addresses in found.items() if addresses} == {}
