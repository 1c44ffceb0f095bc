"""TMX 1.4b, in which translation memories travel between tools."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.utils.translation import gettext as _
from lxml import etree

from translations.exchange.rows import FileProblem, code, tag
from translations.exchange.safety import parse_xml

CONTENT_TYPE, EXTENSION = "application/x-tmx+xml", "tmx"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# What stands in these is another tool's code, not text.
_CODES = ("bpt", "ept", "ph", "it", "ut")


class Entry(NamedTuple):
    """A source and its translation; ``attributes`` are TMX's props, without their "x-"."""

    source_language: str
    source: str
    language: str
    target: str
    attributes: dict[str, str] = {}


def write(entries: Iterable[Entry], *, source_language: str) -> bytes:
    """The entries as a TMX file, in their order; the same entries always give the same bytes.

    Raises FileProblem for a text that no XML can hold.
    """
    root = etree.Element("tmx", version="1.4")
    header = {
        "creationtool": "UCCN translation desk",
        "creationtoolversion": "1",
        "segtype": "paragraph",
        "o-tmf": "uccn",
        "adminlang": "en",
        "srclang": tag(source_language),
        "datatype": "plaintext",
    }
    etree.SubElement(root, "header", header)
    body = etree.SubElement(root, "body")
    for entry in entries:
        _write_entry(body, entry)
    etree.indent(root, " ")
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def _write_entry(body: etree._Element, entry: Entry) -> None:
    """One entry: its props, its source, its target."""
    unit = etree.SubElement(body, "tu", srclang=tag(entry.source_language))
    try:
        for name, value in sorted(entry.attributes.items()):
            etree.SubElement(unit, "prop", type=f"x-{name}").text = value
        for language, text in (
            (entry.source_language, entry.source),
            (entry.language, entry.target),
        ):
            variant = etree.SubElement(unit, "tuv", {_LANG: tag(language)})
            etree.SubElement(variant, "seg").text = text
    except ValueError as error:
        raise FileProblem(
            _("“%(text)s” holds a control character. Delete it there and export again.")
            % {"text": entry.source[:60]},
            "unspeakable",
        ) from error


def read(data: bytes) -> list[Entry]:
    """The pairs of a TMX file, in its order. Raises FileProblem when it is none."""
    root = parse_xml(data, may_name_a_dtd=True)
    if etree.QName(root).localname != "tmx":
        raise FileProblem(
            _("This is not a TMX file: it begins with “%(name)s”. Choose another file.")
            % {"name": etree.QName(root).localname},
            "not_tmx",
        )
    header = root.find("header")
    default = "" if header is None else header.get("srclang", "")
    return [entry for unit in root.iter("tu") for entry in _read_unit(unit, default)]


def _read_unit(unit: etree._Element, default: str) -> Iterator[Entry]:
    """The source of a unit with each of its translations."""
    texts = {}
    for variant in unit.iter("tuv"):
        segment, language = variant.find("seg"), variant.get(_LANG) or variant.get("lang", "")
        if segment is not None and language:
            texts[code(language)] = _text(segment)
    wanted = code(unit.get("srclang") or default)
    source_language = wanted if wanted in texts else next(iter(texts), "")
    attributes = {p.get("type", "").removeprefix("x-"): p.text or "" for p in unit.iter("prop")}
    for language, text in texts.items():
        if language != source_language and text.strip() and texts[source_language].strip():
            yield Entry(source_language, texts[source_language], language, text, attributes)


def _text(element: etree._Element) -> str:
    """The text of a segment without the codes of the tool that it comes from."""
    pieces = [element.text or ""]
    for child in element:
        if etree.QName(child).localname not in _CODES:
            pieces.append(_text(child))
        pieces.append(child.tail or "")
    return "".join(pieces)
