"""The Markdown of longer texts: headings, lists, stress, links and tables, and nothing else.

``render`` gives safe HTML with the headings for a table of contents. HTML that was typed is shown
as it was typed; an address that is not of a kind named here makes no link. ``validate_markdown``
says to whoever writes what readers would not see as it was meant.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from uccn.lib.later import later
from uccn.lib.numbers import formatted
from uccn.lib.text import sanitised_html

markdown_it = later("markdown_it")

# What a form says of the grammar.
GRAMMAR = _(
    "## heading, ### smaller heading, - list, 1. list, *stress*, **strong stress**, "
    "[words](https://…), and tables with | between the cells."
)

_RULES = ("heading", "list", "emphasis", "link", "table", "escape", "newline")
_TAGS = {
    *("p", "br", "h2", "h3", "ul", "ol", "li", "em", "strong", "a"),
    *("div", "table", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {
    "a": {"href"}, "div": {"class", "role", "tabindex"}, "h2": {"id"}, "h3": {"id"},
    "ol": {"start"}, "th": {"scope"},
}  # fmt: skip
_FRAME = '<div class="table-scroll" role="group" tabindex="0">'
_SCHEMES = ("http", "https", "mailto", "tel")
# A path of this site (not "//host", nor what browsers read as such), or a heading of the page.
_ADDRESS = re.compile(rf"(?:(?:{'|'.join(_SCHEMES)}):[^\s\\]+|/(?![/\\])[^\s\\]*|#s-[0-9]+)", re.I)

# A text of characters as long as forty pages is drawn in a second; what is drawn is kept in memory.
MOST = 100_000

_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")
_LINK = re.compile(r"(?P<picture>!?)\[[^\[\]\n]*\]\(\s*<?(?P<address>[^)\s>]*)[^)\n]*(?P<end>\)?)")
_HTML = re.compile(r"</?[a-zA-Z!][^<>\n]*>|<!--")


@dataclass(frozen=True)
class Heading:
    """A heading: its level (2 or 3), its words, and its place, the same in every language."""

    level: int
    words: str
    anchor: str


@dataclass(frozen=True)
class Rendered:
    """A text as safe HTML, with its headings in order."""

    html: SafeString
    headings: list[Heading] = field(default_factory=list)


def is_allowed(address: str) -> bool:
    """Whether a text may link an address."""
    return bool(_ADDRESS.fullmatch(address))


@lru_cache(maxsize=256)
def render(text: str) -> Rendered:
    """The text as readers see it."""
    parser = _parser()
    tokens = parser.parse(text)
    headings = _headings(tokens)
    for token in tokens:
        if token.type == "th_open":
            token.attrSet("scope", "col")
    drawn = parser.renderer.render(tokens, parser.options, {})
    # A wide table scrolls in its own frame, by keyboard too.
    drawn = drawn.replace("<table>", f"{_FRAME}<table>")
    drawn = drawn.replace("</table>", "</table></div>")
    html = sanitised_html(drawn, tags=_TAGS, attributes=_ATTRIBUTES, schemes=set(_SCHEMES))
    return Rendered(html, headings)


@lru_cache(maxsize=256)
def to_plain(text: str) -> str:
    """The words of the text, a line a block, without any mark."""
    inlines = (token for token in _parser().parse(text) if token.type == "inline")
    return "\n".join(filter(None, map(_words, inlines)))


@lru_cache(maxsize=1)
def _parser():
    """The parser of this grammar."""
    parser = markdown_it.MarkdownIt("zero", {"html": False}).enable(_RULES)
    parser.validateLink = is_allowed
    return parser


def _headings(tokens: list) -> list[Heading]:
    """The headings, after giving each its level below the page's title, and its anchor."""
    found: list[Heading] = []
    for place, token in enumerate(tokens):
        if token.type != "heading_open":
            continue
        level = 3 if token.tag not in ("h1", "h2") and found else 2
        heading = Heading(level, _words(tokens[place + 1]), f"s-{len(found) + 1}")
        token.tag = tokens[place + 2].tag = f"h{level}"
        token.attrSet("id", heading.anchor)
        found.append(heading)
    return found


def _words(inline) -> str:
    """What a reader reads of a line."""
    breaks = {"softbreak": " ", "hardbreak": " "}
    parts = (breaks.get(child.type, child.content) for child in inline.children or ())
    return "".join(parts).strip()


def validate_markdown(text: str) -> None:
    """Raise ValidationError with every place where readers would see something else than meant.

    Also for a text that is too long to be one page.
    """
    if len(text) > MOST:
        message = _(
            "The text has %(length)s characters; at most %(most)s fit. Make several pages of it."
        )
        said = {"length": formatted(len(text)), "most": formatted(MOST)}
        raise ValidationError(message, "too_long", said)
    lines = text.split("\n")
    errors = [error for number, line in enumerate(lines, 1) for error in _errors(number, line)]
    if errors:
        raise ValidationError(errors)


def _errors(number: int, line: str) -> list[ValidationError]:
    """What is wrong with a line, from its beginning on."""
    line = _ESCAPED.sub("  ", line)
    found = []
    for match in _LINK.finditer(line):
        names = {"line": number, "address": match["address"]}
        if match["picture"]:
            message = _(
                "Line %(line)s: a picture cannot stand in this text. Delete it, and put the "
                "picture into an album."
            )
            found.append(ValidationError(message, "picture", names))
        elif not match["end"]:
            message = _("Line %(line)s: the link to “%(address)s” is not closed. Put ) after it.")
            found.append(ValidationError(message, "open_link", names))
        elif not is_allowed(match["address"]):
            message = _(
                "Line %(line)s: “%(address)s” cannot be linked. Write an address that begins with "
                "https://, http://, mailto:, tel: or, on this site, with /."
            )
            found.append(ValidationError(message, "address", names))
    for match in _HTML.finditer(line):
        message = _(
            "Line %(line)s: “%(sign)s” is HTML, which readers would see as it is typed. Delete it."
        )
        found.append(ValidationError(message, "html", {"line": number, "sign": match[0]}))
    if line.count("**") % 2:
        message = _("Line %(line)s: ** is opened and not closed. Close it, or write \\**.")
        found.append(ValidationError(message, "open_stress", {"line": number}))
    return found
