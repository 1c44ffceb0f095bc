"""Hostile, protected and unfit files: each is refused by name, with what to do."""

import io
import zipfile

import docx
import pytest

from declarations.importing import ImportProblem, formats
from tests.declarations.importing.formats import papers

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
_GOOD = papers.word(["Mayors' Declaration", "We, the mayors."])
_LAUGHS = '<!DOCTYPE p [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><p>&b;</p>'


def problem_of(source) -> ImportProblem:
    """The problem that reading meets."""
    with pytest.raises(ImportProblem) as caught:
        formats.read(source)
    return caught.value


def with_part(name: str, data: bytes, source: bytes = _GOOD) -> bytes:
    """The Word document with another part, in the place of one of that name."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for part in old.infolist():
            if part.filename != name:
                new.writestr(part, old.read(part))
        new.writestr(name, data)
    return out.getvalue()


def packed(name: str, data: bytes) -> bytes:
    """A packed file of one part, which is not packed itself."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(name, data)
    return out.getvalue()


def word_with_doctype() -> bytes:
    """A Word document whose body steals a file of the server."""
    with zipfile.ZipFile(io.BytesIO(_GOOD)) as package:
        body = package.read("word/document.xml")
    steals = b'<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    head, mark, rest = body.partition(b"?>")
    return with_part("word/document.xml", head + mark + steals + rest)


@pytest.mark.parametrize(
    ("source", "code", "says"),
    [
        (b"{\\rtf1 We", "binary", "a rich text (RTF) document, which cannot be imported"),
        (b"\x89PNG\r\n", "binary", "a picture, which cannot be imported"),
        (b"\xff\xd8\xff\xe0", "binary", "a picture"),
        (b"\x1f\x8b\x08", "binary", "a compressed file"),
        (b"%!PS-Adobe", "binary", "a PostScript file"),
        (
            packed("mimetype", b"application/vnd.oasis.opendocument.text"),
            "binary",
            "an OpenDocument file (.odt)",
        ),
        (packed("mimetype", b"application/epub+zip"), "binary", "an electronic book"),
        (packed("a.txt", b"We"), "not_word", "a packed file, but no Word document"),
        (b"<?xml version='1.0'?><document/>", "binary", "an XML file"),
        (_OLE, "old_word", "save it as .docx"),
        (_OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted", "take the password away"),
        (with_part("word/vbaProject.bin", b"x"), "macros", "holds macros"),
        (with_part("word/media/a.bmp", b"\0" * 61_000_000), "bomb", "far larger"),
        (with_part("word/document.xml", b"<x>" + b"a" * 21_000_000), "bomb", "far larger"),
        (with_part("word/document.xml", b"<w:document"), "damaged", "damaged or incomplete"),
        (word_with_doctype(), "doctype", "may hide other content"),
        (_GOOD[:900], "damaged", "damaged or incomplete"),
        (b" " * 20_000_001, "too_large_file", "larger than 20 MB (20000001 bytes)"),
        (_LAUGHS, "doctype", "declares entities"),
        (_LAUGHS.encode("utf-16"), "doctype", "declares entities"),
        ("<div>" * 5_000 + "We", "too_deep", "nested too deeply"),
        (b"D\xe9claration", "encoding", "byte 2 cannot be read"),
        (b"", "empty", "There is no text"),
        (b"We\x00", "forbidden_character", "Line 1, character 3: the character U+0000"),
    ],
)
def test_each_is_refused_by_name(source, code, says):
    problem = problem_of(source)
    assert problem.code == code
    assert says in str(problem)


def test_the_sentence_is_in_the_language_of_the_person(settings):
    assert str(problem_of(b"{\\rtf1")).startswith("This is a rich text (RTF) document")


def test_the_name_of_a_file_says_nothing():
    document = docx.Document()
    document.add_paragraph("We")
    assert [b.text for b in formats.read(papers.saved(document)).blocks] == ["We"]
