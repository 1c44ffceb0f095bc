"""Elements of Akoma Ntoso: making them, filling them with our texts, indenting them."""

from __future__ import annotations

from declarations.exports.akoma_ntoso import profile
from uccn.lib import languages
from uccn.lib.later import later
from uccn.lib.text import Run, parse
from uccn.lib.uris import uri

etree = later("lxml.etree")

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_MARKS = {"emphasis": "i", "raised": "sup", "link": "a"}
# Text stands only in these and below them: no space may come in.
_MIXED = frozenset(["p", "num"])
_STEP = "  "


def akn(name: str) -> str:
    """A name in Akoma Ntoso's namespace."""
    return f"{{{profile.NAMESPACE}}}{name}"


def add(parent: etree._Element, name: str, /, **attributes) -> etree._Element:
    """A new element at the end of another; attributes without a value are left out."""
    given = {key: str(value) for key, value in attributes.items() if value not in (None, "")}
    return etree.SubElement(parent, akn(name), given)


def speak(element: etree._Element, language: str, around: str = "") -> None:
    """Say in which language an element is, unless that is the language around it."""
    if language and language != around:
        element.set(_LANGUAGE, languages.tag(language))


def fill(element: etree._Element, text: str) -> None:
    """Write a text in our grammar into an element, its line ends as ``eol``."""
    for run in parse(text):
        if run.kind == "text":
            write(element, run.text)
        else:
            write(_marked(element, run), run.text)


def _marked(element: etree._Element, run: Run) -> etree._Element:
    """The element of emphasis, of raised letters, of a link."""
    return add(element, _MARKS[run.kind], href=uri(run.url) if run.url else None)


def write(element: etree._Element, words: str) -> None:
    """Write words after what an element holds, their line ends as ``eol``."""
    first, *lines = words.split("\n")
    _append(element, first)
    for line in lines:
        add(element, "eol")
        _append(element, line)


def _append(element: etree._Element, words: str) -> None:
    """Letters after the last child, or as the first thing in the element."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words or None
    else:
        element.text = (element.text or "") + words or None


def indent(element: etree._Element, depth: int = 0) -> None:
    """Put each element on a line of its own, but nothing into those that hold text."""
    if not len(element) or etree.QName(element).localname in _MIXED:
        return
    element.text = "\n" + _STEP * (depth + 1)
    for child in element:
        indent(child, depth + 1)
        child.tail = element.text
    element[-1].tail = "\n" + _STEP * depth
