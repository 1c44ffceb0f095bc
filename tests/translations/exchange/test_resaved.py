"""What comes back from other tools: re-encoded, reformatted, rewritten, stripped."""

import re
import unicodedata

import pytest
from lxml import etree

from tests.translations.exchange.samples import essence, hard_sheet, row, sheet
from translations.exchange import xliff
from translations.exchange.planning import plan

OUT = hard_sheet(2_000)


def _utf_16(data: bytes) -> bytes:
    """The file as a tool saves it that writes UTF-16."""
    text = data.decode().replace("encoding='UTF-8'", "encoding='UTF-16'")
    return text.encode("utf-16")


def _pretty(data: bytes) -> bytes:
    """The file as an XML editor indents it."""
    tree = etree.fromstring(data, etree.XMLParser(remove_blank_text=True))
    return etree.tostring(tree, pretty_print=True, encoding="UTF-8")


def _crlf(data: bytes) -> bytes:
    """The file with the line ends of Windows."""
    return data.replace(b"\n", b"\r\n")


def _cdata(data: bytes) -> bytes:
    """The file with its texts in CDATA, where they can be."""
    tree = etree.fromstring(data)
    for text in tree.iter(f"{{{xliff.XLIFF}}}source", f"{{{xliff.XLIFF}}}target"):
        if text.text and "]]>" not in text.text and "\r" not in text.text:
            text.text = etree.CDATA(text.text)
    return etree.tostring(tree, encoding="UTF-8")


def _ascii(data: bytes) -> bytes:
    """The file with every letter beyond ASCII as a character reference."""
    return etree.tostring(etree.fromstring(data), encoding="US-ASCII")


@pytest.mark.parametrize("tool", [_utf_16, _pretty, _crlf, _cdata, _ascii])
def test_what_another_tool_saves_again_is_still_equal(tool):
    back = xliff.read(tool(xliff.write(OUT)))
    assert essence(back.rows) == essence(OUT.rows)


def test_what_translate_toolkit_saves_again_is_still_equal():
    toolkit = pytest.importorskip("translate.storage.xliff")
    store = toolkit.xlifffile.parsestring(xliff.write(OUT))

    back = xliff.read(bytes(store))

    assert essence(back.rows) == essence(OUT.rows)


def test_translate_toolkit_reads_the_texts_that_we_wrote():
    toolkit = pytest.importorskip("translate.storage.xliff")
    rows = [r for r in OUT.rows if "\r" not in r.source + r.target]
    store = toolkit.xlifffile.parsestring(xliff.write(sheet(*rows)))
    read = [(str(unit.source), str(unit.target or "")) for unit in store.units]
    assert read == [(r.source, r.target) for r in rows]


def test_what_is_translated_with_translate_toolkit_becomes_a_draft():
    toolkit = pytest.importorskip("translate.storage.xliff")
    out = sheet(row(1, "One"), row(2, "Two", "اثنان"))
    store = toolkit.xlifffile.parsestring(xliff.write(out))
    store.units[0].target = "واحد"

    found = plan(xliff.read(bytes(store)), out)

    assert [(r.kind, r.text) for r in found.rows] == [("draft", "واحد"), ("unchanged", "اثنان")]


def test_translate_toolkit_reads_our_memories():
    toolkit = pytest.importorskip("translate.storage.tmx")
    tmx = pytest.importorskip("translations.exchange.tmx")
    data = tmx.write([tmx.Entry("en", "City & <b>", "fr", "Ville\u202f!")], source_language="en")
    store = toolkit.tmxfile.parsestring(data)
    assert [(u.source, u.target) for u in store.units] == [("City & <b>", "Ville\u202f!")]


@pytest.mark.parametrize(("form", "stored"), [("NFD", "Café Ναός"), ("NFC", "Cafe\u0301")])
def test_a_tool_that_normalises_is_noticed_and_its_translations_are_taken(form, stored):
    out = sheet(row(1, stored), row(2, "Plain"))
    text = xliff.write(out).decode().replace('state="new"/>', 'state="new">نص</target>')

    found = plan(xliff.read(unicodedata.normalize(form, text).encode()), out)

    kinds = [(r.kind, r.was_normalised, r.based_on) for r in found.rows]
    hashes = [r.source_hash for r in out.rows]
    assert kinds == [("draft", True, hashes[0]), ("draft", False, hashes[1])]
    assert found.warnings == [
        "A tool rewrote characters or line ends of 1 source text. The translations can be "
        "imported, but look at accents and line breaks."
    ]


def test_every_text_that_a_tool_normalised_is_found():
    rows = hard_sheet(10_000).rows
    out = sheet(*rows)
    text = unicodedata.normalize("NFC", xliff.write(out).decode())

    back = xliff.read(text.encode())

    changed = {r.id for r in rows if unicodedata.normalize("NFC", r.source) != r.source}
    found = plan(back, out).rows
    unread = {r.id for r in found if r.kind == "problem"}
    assert {r.id for r in found if r.was_normalised} == changed - unread
    assert len(changed - unread) > 400


def test_a_tool_that_drops_our_attributes_leaves_the_texts_to_compare():
    out = sheet(row(1, "One"), row(2, "Two", "اثنان"), row(3, "Three", "ثلاثة"))
    text = re.sub(r' uccn:\w+="[^"]*"', "", xliff.write(out).decode())
    text = text.replace('state="new"/>', 'state="new">واحد</target>').replace("ثلاثة", "غيره")

    found = plan(xliff.read(text.encode()), out)

    assert [r.kind for r in found.rows] == ["draft", "unchanged", "conflict"]
    assert found.rows[0].based_on == out.rows[0].source_hash


def test_sentences_that_a_tool_marked_are_read_as_one_text():
    out = sheet(row(1, "One. Two."))
    marks = '<mrk mtype="seg" mid="1">واحد.</mrk> <mrk mtype="seg" mid="2">اثنان.</mrk>'
    text = xliff.write(out).decode().replace('state="new"/>', f'state="new">{marks}</target>')

    assert [r.text for r in plan(xliff.read(text.encode()), out).saved] == ["واحد. اثنان."]


def test_a_comment_in_a_translation_is_no_text():
    out = sheet(row(1, "One"))
    text = xliff.write(out).decode()
    text = text.replace('state="new"/>', 'state="new">وا<!-- well -->حد</target>')
    assert [r.target for r in xliff.read(text.encode()).rows] == ["واحد"]


def test_a_tool_may_add_a_country_to_the_language():
    out = sheet(row(1, "One"), language="fr")
    text = xliff.write(out).decode().replace('target-language="fr"', 'target-language="fr-FR"')
    assert plan(xliff.read(text.encode()), out).counts == {"unchanged": 1}
