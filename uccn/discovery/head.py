"""What a page says of itself in its head: to search engines, and where its link is shared."""

from dataclasses import dataclass, field

from babel.core import get_global
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from uccn.discovery import schema
from uccn.lib import addresses, languages
from uccn.lib.text import linked_data_html

WIDTH, HEIGHT = 1200, 630


@dataclass
class Picture:
    """The picture of a link: its path, and what it shows in words."""

    path: str
    words: str


@dataclass
class Head:
    """A page's name and sentence, the way to it, its picture, and what its linked data says.

    A view gives it to its template as ``head``. ``trail`` are names and paths below the home
    page, the page's own last; ``kind`` is the page's type in schema.org's words, ``more`` what is
    added to that node; ``nodes`` are the things that the page is about.
    """

    title: str
    path: str
    sentence: str = ""
    kind: str = "WebPage"
    trail: list[tuple[str, str]] = field(default_factory=list)
    picture: Picture | None = None
    more: dict = field(default_factory=dict)
    nodes: list[dict] = field(default_factory=list)

    def graph(self) -> dict:
        """The linked data of the page."""
        way = {"breadcrumb": schema.breadcrumbs(self.trail)} if self.trail else {}
        image = {"primaryImageOfPage": self._image()} if self.picture else {}
        said = {"description": self.sentence} if self.sentence else {}
        own = schema.page(self.kind, self.title, self.path, **said, **way, **image, **self.more)
        return schema.graph([own, *self.nodes])

    def _image(self) -> dict:
        """The picture in schema.org's words."""
        address = addresses.absolute(self.picture.path)
        return {"@type": "ImageObject", "url": address, "width": WIDTH, "height": HEIGHT}

    def elements(self) -> SafeString:
        """The elements that stand in the page's head."""
        tags = format_html_join("\n", '<meta property="{}" content="{}">', self._open_graph())
        card = "summary_large_image" if self.picture else "summary"
        return format_html(
            '{}{}\n<meta name="twitter:card" content="{}">\n{}',
            _description(self.sentence),
            tags,
            card,
            linked_data_html(self.graph()),
        )

    def _open_graph(self) -> list[tuple[str, str]]:
        """Names and contents in Open Graph's words; addresses are absolute."""
        tags = [
            ("og:type", "website"),
            ("og:site_name", gettext("UNESCO Creative Cities Network: annual meetings")),
            ("og:title", self.title),
            ("og:description", self.sentence),
            ("og:url", addresses.absolute(self.path)),
            ("og:locale", locale_of(languages.current())),
        ]
        if self.picture:
            tags += [
                ("og:image", addresses.absolute(self.picture.path)),
                ("og:image:type", "image/png"),
                ("og:image:width", str(WIDTH)),
                ("og:image:height", str(HEIGHT)),
                ("og:image:alt", self.picture.words),
            ]
        return [(name, content) for name, content in tags if content]


def _description(sentence: str) -> SafeString | str:
    """The sentence for search results."""
    return format_html('<meta name="description" content="{}">\n', sentence) if sentence else ""


def locale_of(code: str) -> str:
    """A language with its likely territory, as Open Graph wants it: "ru" → "ru_RU" (CLDR)."""
    likely, locale = get_global("likely_subtags"), languages.babel_locale(code)
    full = likely.get(str(locale)) or likely.get(locale.language, "")
    territory = full.rpartition("_")[2]
    return f"{locale.language}_{territory}" if territory else locale.language
