r"""The tiny grammar of our texts, one parser for every output.

``*emphasis*``, ``^raised^`` (as in ``XII^e^``) and ``[words](https://example.org/)``; a backslash
takes the meaning from the character after it. Everything else, HTML included, is just text. A
mark that is not closed in its paragraph is just text too, so that nothing typed is ever lost.
"""

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from uccn.lib import dates
from uccn.lib.later import later

nh3 = later("nh3")

_TOKEN = re.compile(
    r"\\(?P<escaped>[\\*^\[\]])"
    r"|\[(?P<label>[^\[\]\n]+)\]\((?P<url>(?:https?://|mailto:)[^\s()<>\"]+)\)"
    r"|\*(?P<emphasis>[^\s*][^*\n]*?)\*"
    r"|\^(?P<raised>[^\s^]{1,20})\^"
)


class Run(NamedTuple):
    """A piece of text with its kind: "text", "emphasis", "raised" or "link" (then with a url)."""

    kind: str
    text: str
    url: str = ""


def parse(text: str) -> Iterator[Run]:
    """The runs of a text, in order; joined, their texts are what a reader sees."""
    position, plain = 0, ""
    for match in _TOKEN.finditer(text):
        plain += text[position : match.start()]
        position = match.end()
        if match["escaped"]:
            plain += match["escaped"]
            continue
        if plain:
            yield Run("text", plain)
            plain = ""
        yield _marked(match)
    if plain := plain + text[position:]:
        yield Run("text", plain)


def places(text: str) -> Iterator[tuple[int, str]]:
    """What a reader sees of a text, piece by piece, each with where it stands in the text."""
    position = 0
    for match in _TOKEN.finditer(text):
        yield position, text[position : match.start()]
        seen = "label" if match["label"] else match.lastgroup
        yield match.start(seen), match[seen]
        position = match.end()
    yield position, text[position:]


def _marked(match: re.Match) -> Run:
    """The run of a mark that the parser found."""
    if match["label"]:
        return Run("link", match["label"], match["url"])
    kind = "emphasis" if match["emphasis"] else "raised"
    return Run(kind, match[kind])


def loose_marks(text: str) -> list[int]:
    """Where a mark of the grammar stands that the parser takes for text: not closed, not escaped.

    Square brackets in pairs are just brackets, unless an address in round ones comes after them.
    """
    rest = _TOKEN.sub(lambda match: " " * len(match[0]), text)
    rest = re.sub(r"\[[^\[\]\n]*\](?!\()", lambda match: " " * len(match[0]), rest)
    return [match.start() for match in re.finditer(r"[*^\[\]]", rest)]


_TAGS = {"emphasis": "<em>{}</em>", "raised": "<sup>{}</sup>", "text": "{}"}


@lru_cache(maxsize=1024)
def to_html(text: str) -> SafeString:
    """The text as safe HTML, line ends as ``<br>``."""
    return mark_safe("".join(_run_html(run) for run in parse(text)).replace("\n", "<br>"))


def _run_html(run: Run) -> SafeString:
    """One run as safe HTML."""
    if run.kind == "link":
        return format_html('<a href="{}">{}</a>', run.url, run.text)
    return format_html(_TAGS[run.kind], run.text)


def to_html_lines(text: str) -> SafeString:
    """Each line as a ``<bdi>`` of its own, for mastheads that mix scripts."""
    return format_html_join("\n", "<bdi>{}</bdi>", ((to_html(line),) for line in text.split("\n")))


def to_plain(text: str) -> str:
    """The text as a reader sees it, without marks: ``XII^e^`` → ``XIIe``."""
    return "".join(run.text for run in parse(text))


def escape_grammar(text: str) -> str:
    """Text from elsewhere, so written that the parser gives it back letter for letter."""
    return re.sub(r"([\\*^\[\]])", r"\\\1", text)


def paragraphs_html(text: str) -> SafeString:
    """A text of several paragraphs (parted by empty lines) as ``<p>`` elements."""
    parts = [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]
    return format_html_join("\n", "<p>{}</p>", ((to_html(part),) for part in parts))


def html_listing(items: list[SafeString]) -> SafeString:
    """Pieces of safe HTML as a list in words: links to paragraphs "4, 5 and 6"."""
    return mark_safe(dates.listing([conditional_escape(item) for item in items]))


# Django's json_script escapes the same, but writes no other media type.
_IN_SCRIPT = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}


def linked_data_html(data: dict) -> SafeString:
    """Data as a block of JSON-LD; no sign in it can end the element or begin a comment."""
    written = json.dumps(data, ensure_ascii=False).translate(_IN_SCRIPT)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(written))


def sanitised_html(html: str, *, tags: set[str], attributes: dict, schemes: set[str]) -> SafeString:
    """Of HTML that a library drew the elements, attributes and kinds of addresses named here."""
    # Without "*" the library would keep titles and languages of any element.
    named = {"*": set(), **attributes}
    kept = nh3.clean(html, tags=tags, attributes=named, url_schemes=schemes, link_rel=None)
    return mark_safe(kept)
