"""Markdown, read as the web page that it stands for."""

import re

from markdown_it import MarkdownIt

from declarations.importing.formats import web_page
from declarations.importing.formats.blocks import Aside, Kind, Reason, Source

# A footnote goes on in lines that are moved in.
_NOTE = re.compile(r"(?m)^\[\^([^\]\s]{1,40})\]:[ \t]*(.*(?:\n[ \t]+\S.*)*)\n?")


def read(text: str) -> Source:
    """The blocks of a Markdown text; the lines of a paragraph stay apart."""
    text, notes = _without_notes(text)
    parser = MarkdownIt("commonmark").enable("table")
    # Texts that were pasted are often moved in by spaces, and hold no program.
    parser.disable("code")
    tokens = parser.parse(text)
    for token in tokens:
        if token.type == "ordered_list_open":
            token.attrSet(web_page.MARK, token.markup)
    page = parser.renderer.render(tokens, parser.options, {})
    source = web_page.read(page, keeps_lines=True)
    source.kind = Kind.MARKDOWN
    source.asides += [Aside(Reason.FOOTNOTE, note) for note in notes]
    return source


def _without_notes(text: str) -> tuple[str, list[str]]:
    """The text without footnotes and what leads to them, and the footnotes."""
    notes = [" ".join(found[2].split()) for found in _NOTE.finditer(text)]
    names = [re.escape(found[1]) for found in _NOTE.finditer(text)]
    if not names:
        return text, []
    return re.sub(rf"\[\^(?:{'|'.join(names)})\]", "", _NOTE.sub("", text)), notes
