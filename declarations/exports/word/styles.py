"""How the document looks: named styles, so that whoever works on with it changes one place."""

from __future__ import annotations

from uccn.lib import languages
from uccn.lib.later import later
from uccn.lib.word import add, w

etree = later("lxml.etree")

TITLE, SECTION, FOOTER = "Heading 1", "Heading 2", "Footer"
MASTHEAD, HEADER_LINE = "Masthead", "Header Line"
PARAGRAPH, MARK, NOTE, ABOUT = "Numbered Paragraph", "Paragraph Mark", "Note", "About"

# Fonts that Word's readers have, by the kind of letters. Arabic is set larger, to look as large.
_FONTS = {
    "ascii": "Times New Roman",
    "hAnsi": "Times New Roman",
    "eastAsia": "SimSun",
    "cs": "Traditional Arabic",
}
_COMPLEX = 1.2
# Where a paragraph's text stands, to the inside of its number, in points.
INDENT = 28
# Name: size in points, what else of the letters, points before and after.
_STYLES = {
    MASTHEAD: (12, {}, 0, 12),
    HEADER_LINE: (11, {"color": "595959"}, 0, 12),
    TITLE: (20, {"b": True}, 12, 16),
    SECTION: (12, {"b": True}, 24, 6),
    PARAGRAPH: (11, {}, 0, 9),
    MARK: (9, {"color": "595959"}, 0, 9),
    NOTE: (10, {"color": "595959"}, 6, 12),
    ABOUT: (9, {}, 0, 4),
    FOOTER: (8, {"color": "595959"}, 0, 0),
}


def define(file, language: str) -> None:
    """Make every style, and say what the document's language is."""
    _defaults(file, language)
    existing = {style.name for style in file.styles}
    for name, (size, letters, before, after) in _STYLES.items():
        style = file.styles[name] if name in existing else _new(file, name)
        _letters(style.element.get_or_add_rPr(), size, letters)
        _spaces(style.paragraph_format, before, after)
    indented = file.styles[PARAGRAPH].paragraph_format
    indented.left_indent, indented.first_line_indent = _points(INDENT), _points(-INDENT)
    indented.tab_stops.add_tab_stop(_points(INDENT))
    file.styles[MARK].paragraph_format.left_indent = _points(INDENT)
    file.styles[PARAGRAPH].paragraph_format.widow_control = True


def identifier(name: str) -> str:
    """How a paragraph names a style; the library's own search takes most of a long text's time."""
    return name.replace(" ", "")


def _new(file, name: str):
    """A new paragraph style."""
    from docx.enum.style import WD_STYLE_TYPE

    style = file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style, style.quick_style = file.styles["Normal"], True
    return style


def _points(points: float):
    """A length as the library wants it."""
    from docx.shared import Pt

    return Pt(points)


def _spaces(paragraphs, before: float, after: float) -> None:
    """The space around paragraphs of a style."""
    paragraphs.space_before, paragraphs.space_after = _points(before), _points(after)


def _letters(style: etree._Element, size: float, more: dict) -> None:
    """The letters of a style, for both kinds of letters, in the order in which Word wants it."""
    for child in list(style):
        style.remove(child)
    if more.get("b"):
        add(style, "b")
        add(style, "bCs")
    add(style, "color", val=more.get("color", "000000"))
    add(style, "sz", val=round(size * 2))
    add(style, "szCs", val=round(size * 2 * _COMPLEX))


def _defaults(file, language: str) -> None:
    """Fonts and language of whatever says nothing else, also for fonts chosen by a theme."""
    letters = file.styles.element.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
    for child in list(letters):
        letters.remove(child)
    add(letters, "rFonts", **_FONTS)
    add(letters, "sz", val=22)
    add(letters, "szCs", val=round(22 * _COMPLEX))
    tag = languages.tag(language)
    for element in (add(letters, "lang"), file.settings.element.find(w("themeFontLang"))):
        for kind in ("val", "eastAsia", "bidi"):
            element.set(w(kind), tag)
