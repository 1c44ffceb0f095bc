"""Files that are more than a text: programs, other files inside, bombs in parts nobody looks at."""

import io
import zipfile

import pikepdf
import pytest

from declarations.importing import formats
from tests.declarations.importing.formats import papers
from tests.declarations.importing.formats.pdf_writer import Text, written
from tests.declarations.importing.formats.test_refusals import problem_of, with_part
from uccn.lib.office_files import W

_GOOD = papers.word(["Mayors' Declaration", "We, the mayors."])
_PDF = written([[Text(50, 700, "Declaration of the mayors of the network")]])
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def part(name: str) -> bytes:
    """A part of the harmless Word document."""
    with zipfile.ZipFile(io.BytesIO(_GOOD)) as package:
        return package.read(name)


def with_types(before: bytes, after: bytes) -> bytes:
    """The Word document with another list of types."""
    types = part("[Content_Types].xml")
    assert before in types
    return with_part("[Content_Types].xml", types.replace(before, after))


def protected() -> bytes:
    """The Word document as a packed file that wants a password."""
    data = bytearray(_GOOD)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


def with_another_document() -> bytes:
    """The Word document with a whole other file in the place of a paragraph."""
    chunk = f'<w:altChunk xmlns:r="{_LINK}" r:id="rId99"/><w:sectPr'.encode()
    body = part("word/document.xml").replace(b"<w:sectPr", chunk)
    return with_part("word/document.xml", body)


def changed(change, **options) -> bytes:
    """The PDF after a change."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(_PDF)) as document:
        change(document)
        document.save(out, **options)
    return out.getvalue()


def starts(document, kind=pikepdf.Name.JavaScript, **what) -> None:
    """Let a program start when the document is opened."""
    document.Root.OpenAction = document.make_indirect(pikepdf.Dictionary(S=kind, **what))


def names_a_script(document) -> None:
    """Give the document a script."""
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    document.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=["a", script]))


def carries_a_file(document) -> None:
    """Attach a file."""
    document.attachments["a.exe"] = b"MZ"


def with_ten_thousand_pages(document) -> None:
    """Repeat the page, all at once: one after another takes seconds."""
    tree, page = document.Root.Pages, document.pages[0].obj
    copies = [document.make_indirect(pikepdf.Dictionary(page)) for _number in range(10_000)]
    tree.Kids, tree.Count = pikepdf.Array(copies), len(copies)


_PACKED = {"object_stream_mode": pikepdf.ObjectStreamMode.generate}
_REFUSED = {
    "macros under another name": (with_part("word/VBAPROJECT.BIN", b"x"), "macros"),
    "a document for macros, renamed": (
        with_types(
            b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            b"vnd.ms-word.document.macroEnabled.main+xml",
        ),
        "macros",
    ),
    "macros that the types name": (
        with_types(
            b"</Types>",
            b'<Override PartName="/word/a" ContentType="application/vnd.ms-office.vbaProject"/>'
            b"</Types>",
        ),
        "macros",
    ),
    "an embedded object": (with_part("word/embeddings/oleObject1.bin", b"x"), "embedded"),
    "an embedded table": (with_part("word/embeddings/Sheet.xlsx", b"x"), "embedded"),
    "a control": (with_part("word/activeX/activeX1.xml", b"<x/>"), "embedded"),
    "another document inside": (with_another_document(), "embedded"),
    "a packed file with a password": (protected(), "encrypted"),
    "a script of a PDF": (changed(names_a_script), "program"),
    "a script at the start": (changed(lambda d: starts(d, JS="app.alert(1)")), "program"),
    "a script in packed objects": (
        changed(lambda d: starts(d, JS="app.alert(1)"), **_PACKED),
        "program",
    ),
    "a script whose name is hidden": (
        changed(lambda d: starts(d, JS="app.alert(1)")).replace(b"/JavaScript", b"/J#61vaScript"),
        "program",
    ),
    "a program that is started": (
        changed(lambda d: starts(d, pikepdf.Name.Launch, F="cmd.exe")),
        "program",
    ),
    "a file in a PDF": (changed(carries_a_file), "attached"),
    "ten thousand pages": (changed(with_ten_thousand_pages), "too_many_pages"),
    "a page before a PDF": (b"<html><p>We</p></html>" + _PDF, "two_kinds"),
    "a picture before a PDF": (b"GIF89a" + _PDF, "two_kinds"),
    "a packed file before a PDF": (b"PK\x03\x04" + _PDF, "two_kinds"),
    "a program of Windows": (b"MZ\x90\x00" + bytes(600), "executable"),
    "a program of Unix": (b"\x7fELF" + bytes(600), "executable"),
}


@pytest.mark.parametrize("name", _REFUSED)
def test_what_is_more_than_a_text_is_refused_by_name(name):
    data, code = _REFUSED[name]
    assert problem_of(data).code == code


def test_a_pdf_that_is_a_text_alone_is_read_packed_or_not():
    for data in (_PDF, changed(lambda d: None), changed(lambda d: None, **_PACKED)):
        assert formats.read(data).text == "Declaration of the mayors of the network"


_BOMBS = {
    "word/header1.xml": ("hdr", "<w:p/>"),
    "word/footer1.xml": ("ftr", "<w:p/>"),
    "word/footnotes.xml": ("footnotes", "<w:footnote><w:p/></w:footnote>"),
    "word/styles.xml": ("styles", "<w:style/>"),
    "word/numbering.xml": ("numbering", "<w:num/>"),
    "word/document.xml": ("document", "<w:p/>"),
    "word/_rels/document.xml.rels": ("r", "<w:r/>"),
}


@pytest.mark.parametrize("name", _BOMBS)
def test_a_bomb_in_any_part_is_refused_before_it_is_read(name):
    root, filling = _BOMBS[name]
    data = f'<w:{root} xmlns:w="{W}">{filling * 1_000_000}</w:{root}>'.encode()
    assert problem_of(with_part(name, data)).code == "bomb"


def test_a_bomb_in_many_small_parts_is_refused():
    header = f'<w:hdr xmlns:w="{W}">{"<w:p/>" * 20_000}</w:hdr>'.encode()
    data = _GOOD
    for number in range(60):
        data = with_part(f"word/header{number}.xml", header, data)
    assert problem_of(data).code == "bomb"


@pytest.mark.parametrize("name", ["header1", "footer1", "footnotes"])
def test_more_paragraphs_than_any_header_or_note_has_are_refused(name):
    data = f'<w:x xmlns:w="{W}"><w:y>{"<w:p/>" * 5_001}</w:y></w:x>'.encode()
    assert problem_of(with_part(f"word/{name}.xml", data)).code == "bomb"
