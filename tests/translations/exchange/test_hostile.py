"""Hostile and wrong files: each is refused, or reported by row, with a sentence that says why."""

import contextlib
import io
import time
import tracemalloc
import zipfile

import pytest

from tests.translations.exchange.samples import row, sheet
from translations.exchange import formats, limits, table, tmx, word, xliff
from translations.exchange.planning import plan
from translations.exchange.rows import FileProblem

OUT = sheet(row(1, "One"), row(2, "Two", "اثنان"))
XLIFF, CSV, WORD = xliff.write(OUT), table.write(OUT), word.write(OUT)
_DECLARATION = b"<?xml version='1.0' encoding='UTF-8'?>\n"
_LAUGHS = (
    b'<!DOCTYPE xliff [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]>\n'
)
_STEALS = b'<!DOCTYPE xliff [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n'

DAMAGED = (
    "The file cannot be read from line %s on: it is damaged, incomplete or of another kind. "
    "Save it again in the program it comes from."
)
ENTITIES = (
    "The file declares a document type or entities, which may hide other content. Export the "
    "text again and translate that file."
)
OFFICE = "This is an office document, a picture or a packed file. Choose the file itself."
NO_WORD = "This is a packed file, but no Word document. Choose the .docx that was translated."
UNOPENED = (
    "The file cannot be opened: it is damaged, incomplete, protected or no Word document. "
    "Save it again as .docx."
)
OLD = (
    "This is an old or protected Word document. Open it, take the password away if it has one, "
    "and save it as .docx."
)
COLUMNS = (
    "The first line must name the columns “id (…)”, “source (…)” and “target (…)” as in the "
    "exported file. Put the line back, or export the text again."
)
NO_LANGUAGE = (
    "The file does not say from which language into which it was translated. Export the text "
    "again and translate that file."
)


def _with(doctype: bytes, entity: bytes = b"") -> bytes:
    """Our file with a document type, and an entity in the place of a translation."""
    data = XLIFF.replace(_DECLARATION, _DECLARATION + doctype)
    return data.replace("اثنان".encode(), entity or "اثنان".encode())


def _in_utf_16(data: bytes) -> bytes:
    """The same characters, which a search for ASCII bytes does not find."""
    return data.decode().replace("encoding='UTF-8'", "encoding='UTF-16'").encode("utf-16")


def _in_utf_7(data: bytes) -> bytes:
    """The same characters, with the brackets out of sight."""
    head, rest = b"<?xml version='1.0' encoding='UTF-7'?>\n", data.removeprefix(_DECLARATION)
    return head + rest.decode().encode("utf-7").replace(b"<", b"+ADw-")


def _swapped(old: str, new: str, count: int = -1) -> bytes:
    """Our XLIFF with something else in the place of a piece of it."""
    assert old in XLIFF.decode()
    return XLIFF.decode().replace(old, new, count).encode()


def _zip(parts: dict[str, bytes]) -> bytes:
    """A packed file of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


def _repacked(**changes: bytes) -> bytes:
    """Our Word document with other parts, or more of them."""
    with zipfile.ZipFile(io.BytesIO(WORD)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    return _zip(parts | {name.replace("__", "/"): data for name, data in changes.items()})


def _body() -> bytes:
    """The XML of our Word document."""
    with zipfile.ZipFile(io.BytesIO(WORD)) as package:
        return package.read("word/document.xml")


REFUSED = {
    "empty": (b"", "a.xlf", "The file is empty. Choose the file that was translated."),
    "over 10 MB": (
        b"<" + b"x" * 10_000_000,
        "a.xlf",
        "The file is larger than 10 MB (10000001 bytes). Files of one text are far smaller: "
        "choose another file.",
    ),
    "billion laughs": (_with(_LAUGHS, b"&d;"), "a.xlf", ENTITIES),
    "steals a file": (_with(_STEALS, b"&x;"), "a.xlf", ENTITIES),
    "laughs in UTF-16": (_in_utf_16(_with(_LAUGHS, b"&d;")), "a.xlf", ENTITIES),
    "laughs in UTF-16 without mark": (_in_utf_16(_with(_LAUGHS))[2:], "a.xlf", ENTITIES),
    "document type on the network": (
        _with(b'<!DOCTYPE xliff SYSTEM "http://example.org/x.dtd">\n'),
        "a.xlf",
        ENTITIES,
    ),
    "document type after a comment": (_with(b"<!-- a > b -->" + _LAUGHS), "a.xlf", ENTITIES),
    "entity that nobody declared": (
        _swapped("اثنان", "&nbsp;"),
        "a.xlf",
        DAMAGED % 15,
    ),
    "truncated": (XLIFF[: len(XLIFF) // 2], "a.xlf", DAMAGED % 9),
    "control character": (
        _swapped("اثنان", "&#11;"),
        "a.xlf",
        "Line 15 holds a control character. Delete it and save the file again.",
    ),
    "control byte": (
        _swapped("اثنان", "\x01"),
        "a.xlf",
        "Line 15 holds a control character. Delete it and save the file again.",
    ),
    "other encoding than it says": (
        XLIFF.decode().replace("اثنان", "é").encode("latin-1", "replace"),
        "a.xlf",
        "Line 9 is not in the encoding that the file names. Save the file in UTF-8 and import "
        "it again.",
    ),
    "too deep": (_DECLARATION + b"<a>" * 300 + b"</a>" * 300, "a.xlf", DAMAGED % 2),
    "web page": (
        b"<html><body>Sign in</body></html>",
        "a.xlf",
        "This is not XLIFF: it begins with “html”. Choose the file that was translated.",
    ),
    "XLIFF 2": (
        b'<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0"/>',
        "a.xlf",
        "This is XLIFF in the version “2.0”; only 1.2 can be read. Save it as XLIFF 1.2.",
    ),
    "several texts": (
        _swapped(
            "</file>",
            '</file><file original="meetings.venue/1" source-language="en" target-language="ar"'
            ' datatype="plaintext"><body/></file>',
        ),
        "a.xlf",
        "The file holds 2 texts or languages instead of one. Import each of them by itself.",
    ),
    "no language": (_swapped(' source-language="en"', ""), "a.xlf", NO_LANGUAGE),
    "spreadsheet named XLIFF": (_zip({"xl/workbook.xml": b"<x/>"}), "a.xlf", NO_WORD),
    "PDF": (b"%PDF-1.7 ...", "a.csv", COLUMNS),
    "CSV without its first line": (CSV.split(b"\r\n", 1)[1], "a.csv", COLUMNS),
    "CSV cut off inside a cell": (
        CSV[:-40],
        "a.csv",
        "The table cannot be read from line 3 on: a quotation mark is missing or the file is "
        "incomplete. Save it again as CSV.",
    ),
    "CSV with a NUL": (
        CSV.replace(b"declarations.paragraph.2", b"declarations\x00paragraph.2"),
        "a.csv",
        "Line 3 holds a control character. Delete it and save the file again.",
    ),
    "CSV in an old encoding": (
        "id;source;target\r\n1;é;è".encode("cp1252"),
        "a.csv",
        "The file is not in UTF-8. In the spreadsheet, save it as “CSV UTF-8”.",
    ),
    "old Word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.docx", OLD),
    "truncated Word": (WORD[: len(WORD) // 2], "a.docx", UNOPENED),
    "macros": (
        _repacked(word__vbaProject=b"x", **{"word__vbaProject.bin": b"x"}),
        "a.docx",
        "The document holds macros. Save it as .docx, which has none.",
    ),
    "embedded file": (
        _repacked(**{"word__embeddings__oleObject1.bin": b"x"}),
        "a.docx",
        "The document holds other files or controls. Take them out, save it as .docx and import "
        "it again.",
    ),
    "zip bomb": (
        _repacked(**{"word__media__a.bin": b"\0" * 61_000_000}),
        "a.docx",
        "Unpacked, the document would be far larger than any text. Copy the table into a new "
        "document and save it as .docx.",
    ),
    "entities in Word": (
        _repacked(**{"word__document.xml": _body().replace(b"?>", b"?>" + _LAUGHS, 1)}),
        "a.docx",
        ENTITIES,
    ),
    "Word document of somebody else": (
        _repacked(**{"word__document.xml": _body().replace(b"UCCN [", b"ABCD [")}),
        "a.docx",
        "The line above the table that begins with “UCCN […]” is missing, so nobody knows which "
        "text and language this is. Put it back, or export the text again.",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_the_file_is_refused_with_a_sentence(name):
    data, file_name, sentence = REFUSED[name]
    with pytest.raises(FileProblem) as refused:
        formats.read(data, file_name)
    assert refused.value.sentence == sentence


def test_an_encoding_that_hides_brackets_does_not_hide_entities():
    with pytest.raises(FileProblem) as refused:
        xliff.read(_in_utf_7(_with(_LAUGHS)))
    # Whether the XML library knows this encoding differs from one build to the next.
    assert refused.value.code in ("doctype", "encoding")


def test_an_office_document_is_no_xliff():
    with pytest.raises(FileProblem) as refused:
        xliff.read(WORD)
    assert refused.value.sentence == OFFICE


def test_a_bomb_whose_header_lies_about_its_size_does_not_go_off():
    size = 200_000_000
    packed = bytearray(_repacked(**{"word__document.xml": b" " * size}))
    lie, truth = (1000).to_bytes(4, "little"), size.to_bytes(4, "little")
    packed = bytes(packed).replace(truth, lie)
    tracemalloc.start()
    with pytest.raises(FileProblem) as refused:
        word.read(packed)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (refused.value.sentence, peak < 30_000_000) == (UNOPENED, True)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_document_packed_as_word_never_packs_is_refused(method):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as package:
        package.writestr("word/document.xml", _body())
    with pytest.raises(FileProblem) as refused:
        word.read(out.getvalue())
    assert refused.value.sentence == UNOPENED


def test_a_locked_word_document_says_so():
    packed = bytearray(_zip({"_rels/.rels": b"<x/>", "word/document.xml": b"<x/>"}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = packed.find(signature)
        while at >= 0:
            packed[at + offset] |= 1
            at = packed.find(signature, at + 4)
    with pytest.raises(FileProblem) as refused:
        word.read(bytes(packed))
    assert refused.value.sentence == UNOPENED


@pytest.mark.parametrize("filler", [b" ", b"<!---->", b"<!--", b"<?a?>", b"<?", b"\0<"])
def test_a_long_prolog_is_read_once(filler):
    data = filler * (9_000_000 // len(filler)) + b"<!DOCTYPE a>"
    start = time.monotonic()
    with pytest.raises(FileProblem):
        xliff.read(data)
    assert time.monotonic() - start < 5


def test_ten_megabytes_are_not_too_large():
    assert limits.check_size(b"x" * limits.MAX_BYTES) is None


WRONG = {
    "another year": (
        _swapped("declarations.declaration/12", "declarations.declaration/11"),
        "The file is of “declarations.declaration/11”, but this is "
        "“declarations.declaration/12” (Braga 2025). Import it where it belongs, or choose "
        "another file.",
    ),
    "another language": (
        _swapped('target-language="ar"', 'target-language="fr"'),
        "The file is in French, but you are importing Arabic. Import it under its own language, "
        "or choose another file.",
    ),
    "a language that we do not have": (
        _swapped('target-language="ar"', 'target-language="pt"'),
        "The file is in “pt”, but you are importing Arabic. Import it under its own language, or "
        "choose another file.",
    ),
    "another source": (
        _swapped('source-language="en"', 'source-language="fr"'),
        "The file was translated from French, but the source is in English. Export the text "
        "again and translate that file.",
    ),
    "none of our texts": (
        _swapped("declarations.paragraph", "declarations.clause"),
        "No row of the file belongs to “Braga 2025”. Choose the file that was exported here.",
    ),
    "no texts": (
        b'<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file '
        b'original="declarations.declaration/12" source-language="en" target-language="ar" '
        b'datatype="plaintext"><body/></file></xliff>',
        "No row of the file belongs to “Braga 2025”. Choose the file that was exported here.",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_file_of_something_else_is_refused_and_both_are_named(name):
    data, sentence = WRONG[name]
    with pytest.raises(FileProblem) as refused:
        plan(xliff.read(data), OUT)
    assert refused.value.sentence == sentence


BY_ROW = {
    "id twice": (
        _swapped("declarations.paragraph.1.", "declarations.paragraph.2."),
        ["duplicate", "duplicate", "missing"],
        "The file has this text 2 times. Leave one of them and import it again.",
    ),
    "unknown id": (
        _swapped("declarations.paragraph.1.", "declarations.paragraph.99."),
        ["unknown", "unchanged", "missing"],
        "There is no such text here: it was deleted, or the id “declarations.paragraph.99.body” "
        "was changed.",
    ),
    "no id": (
        _swapped('id="declarations.paragraph.1.body"', 'id=""'),
        ["unknown", "unchanged", "missing"],
        "The unit has no id, so nobody knows which text it is. Export the text again.",
    ),
    "tags": (
        _swapped('state="new"/>', 'state="new">وا<g id="1">حد</g></target>'),
        ["problem", "unchanged"],
        "The translation holds the tag <g>, but our texts have no tags. Delete it and write what "
        "readers shall see.",
    ),
    "override of direction": (
        _swapped('state="new"/>', 'state="new">وا\u202eحد</target>'),
        ["problem", "unchanged"],
        "Line 1, character 3: the character U+202E cannot be kept. Delete it and save again.",
    ),
    "emptied": (
        _swapped("اثنان", ""),
        ["unchanged", "empty"],
        "The translation is empty in the file. The text here stays: no import erases.",
    ),
}


@pytest.mark.parametrize("name", BY_ROW)
def test_a_fault_of_one_row_is_reported_there_and_spoils_no_other(name):
    data, kinds, sentence = BY_ROW[name]
    found = plan(xliff.read(data), OUT)
    assert [r.kind for r in found.rows] == kinds
    assert found.told[0].sentence == sentence


def test_a_memory_of_another_tool_may_name_its_document_type_but_not_bring_it_along():
    body = b'<tmx version="1.4"><header srclang="en"/><body/></tmx>'
    assert tmx.read(b'<!DOCTYPE tmx SYSTEM "tmx14.dtd">' + body) == []
    with pytest.raises(FileProblem) as refused:
        tmx.read(b'<!DOCTYPE tmx [<!ENTITY a "ha">]>' + body)
    assert refused.value.sentence == ENTITIES


@pytest.mark.parametrize("inside", ["<w:br/>" * 40_000, f"<w:t>{'UCCN[a' * 20_000}</w:t>"])
def test_a_word_file_of_line_breaks_or_brackets_is_read_in_seconds(inside):
    cell = f"<w:tc><w:p><w:r>{inside}</w:r></w:p></w:tc>".encode()
    body = _body().replace(b"<w:tc>", cell + b"<w:tc>", 1)
    begun = time.perf_counter()
    with contextlib.suppress(FileProblem):
        word.read(_repacked(**{"word__document.xml": body}))
    assert time.perf_counter() - begun < 10
