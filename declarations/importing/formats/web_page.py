"""A web page: its text without scripts, navigation and what is hidden."""

import re

from django.utils.translation import gettext as _
from lxml import etree

from declarations.importing.formats import web_around
from declarations.importing.formats.blocks import LINE_END, Aside, Block, Kind, Reason, Source
from declarations.importing.formats.numbers import style_of, written
from declarations.importing.formats.refusals import refused
from declarations.importing.formats.spans import Span, marked
from declarations.importing.vocabulary import UNSPACED

# Where the reader finds how the numbers of a list end, when that is no full stop.
MARK = "data-mark"
_MARKS = (".", ")")
_BLOCKS = {
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
}
_STRONG, _CELLS = {"b", "strong", "i", "em"}, {"td", "th"}
_MOST_DEEP = 200


def read(text: str, *, keeps_lines: bool = False) -> Source:
    """The blocks of a page's source. Raises ImportProblem for one that no browser writes.

    With ``keeps_lines`` the ends of its lines are kept apart, as Markdown has them.
    """
    root = _parsed(text)
    reader = _Reader(keeps_lines)
    found = Source(Kind.HTML)
    within = _main(root)
    if within is not None and within is not root:
        found.notes.append(_("Only the main part of the page was read."))
    reader.walk(root if within is None else within)
    found.blocks, found.asides = reader.blocks, reader.asides
    return found


def _parsed(text: str) -> etree._Element:
    """The page as a tree. Raises ImportProblem for what is nested too deeply or empty."""
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = etree.fromstring(text.encode(errors="replace") or b" ", parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise refused("damaged") from error
    if root is None:
        return etree.Element("html")
    _check_depth(root)
    return root


def _check_depth(root: etree._Element) -> None:
    """Raise ImportProblem for elements within elements beyond any page's."""
    depth = 0
    for event, _element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _MOST_DEEP:
            raise refused("too_deep")


def _main(root: etree._Element) -> etree._Element | None:
    """The one part of the page that says it is the main one."""
    for path in ("//main|//*[@role='main']", "//article"):
        found = root.xpath(path)
        if len(found) == 1:
            return found[0]
    return None


class _Reader:
    """Walks through a page once, and keeps its blocks."""

    def __init__(self, keeps_lines: bool) -> None:
        self.keeps_lines = keeps_lines
        self.blocks: list[Block] = []
        self.asides: list[Aside] = []
        self._spans: list[Span] = []
        self._open: list[etree._Element] = []
        self._counts: dict[etree._Element, int] = {}
        self._number = ""

    def walk(self, root: etree._Element) -> None:
        """Read an element and all that stands in it."""
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "end":
                self._end(element, is_root=element is root)
            elif web_around.is_dropped(element):
                walker.skip_subtree()
                # The end of what was skipped still comes.
                self._open.append(element)
            else:
                self._start(element)
        self._flush("text")

    def _start(self, element: etree._Element) -> None:
        """What an element's beginning means, and its text before the first inner element."""
        if element.tag in _BLOCKS:
            self._flush(self._kind())
        self._open.append(element)
        if element.tag == "li":
            self._number = self._number_of(element)
        elif element.tag == "br":
            self._add(LINE_END)
        elif element.tag == "hr":
            self.blocks.append(Block("---", "rule"))
        self._add(self._spaced(element.text))

    def _end(self, element: etree._Element, *, is_root: bool) -> None:
        """What an element's end means, and the text after it."""
        if element.tag in _BLOCKS:
            self._flush(self._kind())
        self._open.pop()
        if not is_root:
            self._add(self._spaced(element.tail))

    def _spaced(self, text: str | None) -> str:
        """Text with spaces as a browser shows them."""
        if not text:
            return ""
        if self.keeps_lines or any(e.tag == "pre" for e in self._open):
            return text
        text = re.sub(rf"(?<=[{UNSPACED}])[^\S\n]*\n\s*+(?=[{UNSPACED}])", "", text)
        return re.sub(r"[^\S\u00a0\u202f]+", " ", text)

    def _add(self, text: str) -> None:
        """Keep a piece with the looks of what is open."""
        if not text:
            return
        tags = {element.tag for element in self._open}
        url = next((e.get("href", "") for e in reversed(self._open) if e.tag == "a"), "")
        if "sup" in tags and url.startswith("#"):
            return
        strong = bool(tags & _STRONG) and not tags & {"h1", "h2", "h3", "h4", "h5", "h6", "th"}
        self._spans.append(Span(text, strong, "sup" in tags, url))

    def _kind(self) -> tuple[str, int]:
        """What kind of block is being read, and of which level."""
        for element in reversed(self._open):
            if re.fullmatch("h[1-6]", str(element.tag)):
                return "heading", int(element.tag[1])
            if element.tag == "li":
                return "item", sum(e.tag in ("ol", "ul") for e in self._open)
            if element.tag in _CELLS:
                return "table-cell", 0
        return "text", 0

    def _flush(self, kind: tuple[str, int] | str) -> None:
        """Close the block that is being read, if anything stands in it."""
        text, self._spans = marked(self._spans), []
        if not text.strip("\n" + LINE_END):
            return
        name, level = kind if isinstance(kind, tuple) else (kind, 0)
        text, self._number = f"{self._number}{text}", ""
        reason = self._reason()
        if reason:
            self.asides.append(Aside(reason, text))
        else:
            self.blocks.append(Block(text, name, level))

    def _reason(self) -> Reason | None:
        """Why the block is set aside: it stands beside the main part of the page."""
        for element in self._open:
            if element.tag in ("main", "article"):
                return None
            if reason := web_around.reason_of(element):
                return reason
        return None

    def _number_of(self, item: etree._Element) -> str:
        """The number of a list's item as it stands on the page, with a space."""
        parent = next((e for e in reversed(self._open[:-1]) if e.tag in ("ol", "ul")), None)
        if parent is None or parent.tag == "ul":
            return "• "
        if parent not in self._counts:
            self._counts[parent] = _whole(parent.get("start"), 1) - 1
        self._counts[parent] = _whole(item.get("value"), self._counts[parent] + 1)
        style = style_of(item, parent)
        return f"{written(self._counts[parent], style)}{_mark(parent)} "


def _mark(listed: etree._Element) -> str:
    """How the numbers of a list end."""
    mark = listed.get(MARK)
    return mark if mark in _MARKS else "."


def _whole(text: str | None, default: int) -> int:
    """A whole number from an attribute, else the default."""
    return int(text) if re.fullmatch(r"\s*-?\d{1,6}\s*", text or "") else default
