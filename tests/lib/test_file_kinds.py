"""What a file is, by its content."""

import io
import zipfile

import pytest

from tests.files import office, open_document, packed, pdf, swollen
from uccn.lib.file_kinds import KindProblem, kind_of


@pytest.mark.parametrize(
    ("content", "ending"),
    [
        (pdf(), "pdf"),
        (b"\xef\xbb\xbf\r\n" + pdf(), "pdf"),
        (office("docx"), "docx"),
        (office("xlsx"), "xlsx"),
        (office("pptx"), "pptx"),
        (open_document("text"), "odt"),
        (open_document("spreadsheet"), "ods"),
        (open_document("presentation"), "odp"),
        ("PKP: Ordre du jour\n\tжар < 3\n".encode(), "txt"),
        (b"\xef\xbb\xbfSymbol;Titel\n", "txt"),
    ],
)
def test_a_file_is_known_by_its_content(content, ending):
    assert kind_of(io.BytesIO(content)).ending == ending


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (pdf()[:-20], "damaged"),
        (b"<script>alert(1)</script>" + pdf(), "damaged"),
        (b"PK\x03\x04 cut off", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old_office"),
        (office("docx", {"word/vbaProject.bin": b"x"}), "macros"),
        (office("xlsx", types=b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"), "macros"),
        (open_document("text", {"Basic/Standard/Module1.xml": b"x"}), "macros"),
        (open_document("text", manifest=b"<manifest:encryption-data/>"), "locked"),
        (packed({"report.exe": b"MZ"}), "packed"),
        (swollen(office("xlsx"), 21), "swells"),
        (b"\x1f\x8b\x08\0", "packed"),
        (b"{\\rtf1 text}", "rich_text"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"MZ\x90\0", "program"),
        (b"#!/bin/sh\n", "program"),
        (b" <!DOCTYPE html><p>text", "web_page"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "web_page"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>", "web_page"),
        ("Août".encode("latin-1"), "encoding"),
        ("text".encode("utf-16"), "encoding"),
        (b"text\0text", "unknown"),
    ],
)
def test_what_readers_shall_not_get_is_refused_by_name(content, code):
    with pytest.raises(KindProblem) as refused:
        kind_of(io.BytesIO(content))
    assert refused.value.code == code


def test_a_package_that_is_protected_is_refused():
    file = io.BytesIO(office("docx"))
    with zipfile.ZipFile(file) as package:
        offsets = [package.start_dir + 8]
    content = bytearray(file.getvalue())
    for offset in offsets:
        content[offset] |= 1
    with pytest.raises(KindProblem, match="locked"):
        kind_of(io.BytesIO(bytes(content)))
