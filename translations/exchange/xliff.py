"""XLIFF 1.2, for translation tools: our own writer and reader.

What lets us notice changes (hashes, version) stands in attributes of a namespace of our own. There
is no time in the file, so that the same state always gives the same bytes.
"""

from django.utils.translation import gettext as _
from lxml import etree

from translations.exchange.rows import (
    FileProblem,
    Incoming,
    IncomingSheet,
    Row,
    Sheet,
    code,
    digest,
    number,
    tag,
)
from translations.exchange.safety import check_exportable, parse_xml
from translations.models.states import Status

XLIFF = "urn:oasis:names:tc:xliff:document:1.2"
OURS = "urn:uccn:exchange:1"
_XML = "http://www.w3.org/XML/1998/namespace"
_SPACE, _LANG = f"{{{_XML}}}space", f"{{{_XML}}}lang"
_STATES = {
    Status.MISSING: "new",
    Status.DRAFT: "needs-translation",
    Status.IN_REVIEW: "translated",
    Status.APPROVED: "final",
    Status.NOT_NEEDED: "new",
}


def write(sheet: Sheet) -> bytes:
    """The sheet as an XLIFF file. Raises FileProblem for a text that no file can hold."""
    check_exportable(sheet)
    root = etree.Element(_x("xliff"), {"version": "1.2"}, nsmap={None: XLIFF, "uccn": OURS})
    names = {
        "original": sheet.original,
        "source-language": tag(sheet.source_language),
        "target-language": tag(sheet.language),
        "datatype": "plaintext",
        "tool-id": "uccn",
    }
    file = etree.SubElement(root, _x("file"), names)
    header = etree.SubElement(file, _x("header"))
    tool = {"tool-id": "uccn", "tool-name": "UCCN translation desk"}
    etree.SubElement(header, _x("tool"), tool)
    etree.SubElement(header, _x("note")).text = sheet.title
    body = etree.SubElement(file, _x("body"))
    for row in sheet.rows:
        _write_row(body, row, sheet)
    etree.indent(root, " ")
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def _write_row(body: etree._Element, row: Row, sheet: Sheet) -> None:
    """One text as a unit: source, target, notes, and the source that it was made from."""
    is_outdated = bool(row.previous_source)
    unit = etree.SubElement(body, _x("trans-unit"), {"id": row.id, "resname": row.label})
    if row.status == Status.APPROVED and not is_outdated:
        unit.set("approved", "yes")
    if row.status == Status.NOT_NEEDED:
        unit.set("translate", "no")
    if row.max_length:
        unit.set("maxwidth", str(row.max_length))
        unit.set("size-unit", "char")
    unit.set(_SPACE, "preserve")
    unit.set(_ours("source"), row.source_hash)
    unit.set(_ours("target"), row.target_hash)
    unit.set(_ours("version"), str(row.version))
    state = _STATES[Status.DRAFT if is_outdated else row.status]
    _write_texts(unit, sheet, row.source, row.target, {"state": state})
    for note in row.notes:
        etree.SubElement(unit, _x("note")).text = note
    if is_outdated:
        earlier = etree.SubElement(unit, _x("alt-trans"), {"alttranstype": "previous-version"})
        _write_texts(earlier, sheet, row.previous_source, row.target, {})


def _write_texts(parent: etree._Element, sheet: Sheet, source: str, target: str, more: dict):
    """A source and its target, each with its language."""
    for name, text, language, attributes in (
        ("source", source, sheet.source_language, {}),
        ("target", target, sheet.language, more),
    ):
        element = etree.SubElement(parent, _x(name), {_LANG: tag(language), **attributes})
        element.text = text or None


def read(data: bytes) -> IncomingSheet:
    """What an XLIFF file holds. Raises FileProblem when it is none, or is of several texts."""
    root = parse_xml(data)
    _check_root(root)
    files = root.findall(_x("file"))
    heads = list(dict.fromkeys(_head(file) for file in files))
    if len(heads) != 1:
        raise FileProblem(
            _(
                "The file holds %(count)s texts or languages instead of one. "
                "Import each of them by itself."
            )
            % {"count": len(heads)},
            "several",
        )
    original, source_language, language = heads[0]
    units = [unit for file in files for unit in file.iter(_x("trans-unit"))]
    rows = [_read_row(unit, place) for place, unit in enumerate(units, 1)]
    return IncomingSheet(original, source_language, language, rows)


def _check_root(root: etree._Element) -> None:
    """Raise FileProblem for XML that is not XLIFF 1.2."""
    name = etree.QName(root)
    if name.localname != "xliff":
        raise FileProblem(
            _("This is not XLIFF: it begins with “%(name)s”. Choose the file that was translated.")
            % {"name": name.localname},
            "not_xliff",
        )
    if name.namespace != XLIFF or root.get("version") != "1.2":
        raise FileProblem(
            _(
                "This is XLIFF in the version “%(version)s”; only 1.2 can be read. "
                "Save it as XLIFF 1.2."
            )
            % {"version": root.get("version", "?")},
            "version",
        )


def _head(file: etree._Element) -> tuple[str, str, str]:
    """Which text a file element is of, and in which languages. Raises FileProblem for none."""
    language = file.get("target-language")
    if language is None:
        target = file.find(f".//{_x('target')}[@{_LANG}]")
        language = target.get(_LANG) if target is not None else ""
    source_language = file.get("source-language", "")
    if not language or not source_language:
        raise FileProblem(
            _(
                "The file does not say from which language into which it was translated. "
                "Export the text again and translate that file."
            ),
            "no_language",
        )
    return file.get("original", ""), code(source_language), code(language)


def _read_row(unit: etree._Element, place: int) -> Incoming:
    """One unit as it came back; what is wrong with it stands in ``problem``."""
    source, target = unit.find(_x("source")), unit.find(_x("target"))
    return Incoming(
        id=unit.get("id", "").strip(),
        place=_("Unit %(number)s (line %(line)s)") % {"number": place, "line": unit.sourceline},
        source=None if source is None else _text(source),
        target="" if target is None else _text(target),
        source_hash=digest(unit.get(_ours("source"))),
        target_hash=digest(unit.get(_ours("target"))),
        version=number(unit.get(_ours("version"))),
        problem=_problem(unit, target),
    )


def _problem(unit: etree._Element, target: etree._Element | None) -> str:
    """Why a unit cannot be read, '' when it can."""
    if not unit.get("id", "").strip():
        return _("The unit has no id, so nobody knows which text it is. Export the text again.")
    marks = [] if target is None else [m for m in target.iter() if _name(m) not in _TRANSPARENT]
    if marks:
        return _(
            "The translation holds the tag <%(name)s>, but our texts have no tags. "
            "Delete it and write what readers shall see."
        ) % {"name": _name(marks[0])}
    return ""


# Tools mark sentences inside a text with <mrk>, which changes nothing about it.
_TRANSPARENT = ("target", "mrk")


def _name(element: etree._Element) -> str:
    """An element's name without its namespace."""
    return etree.QName(element).localname


def _text(element: etree._Element) -> str:
    """All the text inside an element."""
    return "".join(element.itertext())


def _x(name: str) -> str:
    """A name in XLIFF's namespace."""
    return f"{{{XLIFF}}}{name}"


def _ours(name: str) -> str:
    """A name in our own namespace."""
    return f"{{{OURS}}}{name}"
