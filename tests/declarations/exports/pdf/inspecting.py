"""Looking into a PDF file by other programs than made it: pikepdf and pdfium."""

import io
import re

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from declarations.exports.pdf import typesetting
from uccn.lib import languages

needs_chinese = pytest.mark.skipif(
    not typesetting.are_fetched(), reason="The Chinese font is not here: run make fonts."
)
LANGUAGES = [
    pytest.param(code, marks=needs_chinese) if code.startswith("zh") else code
    for code in languages.codes()
]


def opened(data: bytes) -> pikepdf.Pdf:
    """The file as objects."""
    return pikepdf.open(io.BytesIO(data))


def tags(data: bytes) -> list[tuple[str, str]]:
    """Every tag in reading order, with its language where it has one of its own."""
    with opened(data) as file:
        return list(_tags(file.Root.StructTreeRoot.K))


def _tags(node):
    """A node's tag and those below it."""
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _tags(child)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield str(node.S).lstrip("/"), str(node.get("/Lang", ""))
        yield from _tags(node.get("/K"))


def count(data: bytes, name: str) -> int:
    """How often a tag stands in the file."""
    return sum(tag == name for tag, _language in tags(data))


def text(data: bytes) -> str:
    """What pdfium reads back, page by page."""
    document = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def lowest(data: bytes) -> float:
    """How far above the foot of its page the lowest character of the file stands, in points."""
    found = []
    for page in pypdfium2.PdfDocument(data):
        read = page.get_textpage()
        found += [read.get_charbox(at)[1] for at in range(read.count_chars())]
    return min(box for box in found if box)


def share_of_words(wanted: str, found: str) -> float:
    """The share of the distinct words of a text that are found in another."""
    words, there = set(re.findall(r"\w+", wanted)), set(re.findall(r"\w+", found))
    return len(words & there) / len(words)


def share_of_runs(wanted: str, found: str, length: int = 6) -> float:
    """The share of the distinct runs of so many characters, spaces aside, that are found."""
    wanted, found = (re.sub(r"\s", "", one) for one in (wanted, found))
    runs = {wanted[at : at + length] for at in range(len(wanted) - length + 1)}
    return sum(run in found for run in runs) / len(runs)


def first_page(data: bytes, dots_per_inch: int = 60) -> Image.Image:
    """The first page as a grey picture."""
    page = pypdfium2.PdfDocument(data)[0]
    return page.render(scale=dots_per_inch / 72).to_pil().convert("L")


def embedded_fonts(data: bytes) -> dict[str, bool]:
    """The name of every font in the file, and whether the font itself is in it."""
    keys = {"/FontFile", "/FontFile2", "/FontFile3"}
    with opened(data) as file:
        things = [thing for thing in file.objects if isinstance(thing, pikepdf.Dictionary)]
        return {
            str(thing.FontName): bool(keys & set(thing.keys()))
            for thing in things
            if thing.get("/Type") == pikepdf.Name.FontDescriptor
        }
