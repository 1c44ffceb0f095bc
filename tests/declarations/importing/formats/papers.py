"""The 2018 declaration as other people's papers: a Word document, a web page, Markdown, text."""

import io
from pathlib import Path

import docx
from django.conf import settings

from declarations.importing import parsing, reading
from declarations.importing.parsing import Parsed
from uccn.lib.text import Run, parse

STEM = "2018-krakow-katowice"


def seed(language: str) -> bytes:
    """The text in a language, byte for byte."""
    return (Path(settings.DATA_DIR) / "declarations" / f"{STEM}.{language}.txt").read_bytes()


def parsed(language: str) -> Parsed:
    """The parts of the text in a language."""
    return parsing.parse(reading.read(seed(language)))


def parts(source: str | bytes, language: str = "") -> tuple[str, str, str, list[str]]:
    """Masthead, header line, title and paragraphs of a file, as the importer reads it."""
    found = parsing.parse(reading.read(source, language))
    return found.masthead, found.header_line, found.title, found.paragraphs


def lines(language: str) -> list[str]:
    """Every group of lines of the declaration, in our grammar."""
    found = parsed(language)
    masthead = found.masthead.split("\n\n") if found.masthead else []
    header = [found.header_line] if found.header_line else []
    return [*masthead, *header, found.title, *found.paragraphs]


def word(groups: list[str]) -> bytes:
    """A Word document of these groups of lines."""
    document = docx.Document()
    for group in groups:
        _paragraph(document, group)
    return saved(document)


def saved(document) -> bytes:
    """The bytes of a Word document."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _paragraph(document, group: str) -> None:
    """A paragraph with its runs, line ends as breaks."""
    paragraph = document.add_paragraph()
    for run in parse(group):
        for number, line in enumerate(run.text.split("\n")):
            if number:
                paragraph.add_run().add_break()
            made = paragraph.add_run(line)
            made.font.superscript = run.kind == "raised" or None
            made.bold = run.kind == "emphasis" or None


def web_page(groups: list[str]) -> bytes:
    """A web page of these groups of lines, with what pages have around their text."""
    body = "\n".join(f"<p>{''.join(map(_in_html, parse(group)))}</p>" for group in groups)
    return (
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>Page</title>"
        f"<style>p{{}}</style></head><body><nav>Menu</nav>\n{body}\n"
        "<script>alert(1)</script></body></html>"
    ).encode()


def _in_html(run: Run) -> str:
    """A run as a web page has it."""
    text = run.text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>\n")
    return {"raised": f"<sup>{text}</sup>", "emphasis": f"<em>{text}</em>"}.get(run.kind, text)


def markdown(groups: list[str], title: str) -> str:
    """Markdown of these groups of lines."""
    made = ["# " + group if group == title else _in_markdown(group) for group in groups]
    return "\n\n".join(made)


def _in_markdown(group: str) -> str:
    """A group of lines as Markdown has it."""
    marks = {"raised": "<sup>{}</sup>", "emphasis": "**{}**"}
    text = "".join(marks.get(run.kind, "{}").format(run.text) for run in parse(group))
    return text.replace("\n", "  \n")
