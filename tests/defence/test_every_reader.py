"""Every place that reads what is packed or marked up, found by walking, and what holds it back.

A module that begins to read such files fails here until it stands in ``READERS`` or ``OWN``.
"""

import io
import re
import zipfile

import pytest
from django.conf import settings

from declarations.importing import ImportProblem, reading
from tests.declarations.importing.formats import papers
from tests.defence import samples, walking
from tests.files import packed, swollen
from uccn.lib import office_files, safe_xml
from uccn.lib.file_kinds import KindProblem, kind_of

_CALLS = {
    "etree.fromstring", "etree.XML", "etree.HTML", "etree.parse", "etree.iterparse",
    "etree.XMLParser", "etree.HTMLParser", "ET.fromstring", "ET.parse", "ET.XML", "HTMLParser",
    "fromstring", "minidom.parse", "minidom.parseString", "zipfile.ZipFile", "zipfile.is_zipfile",
    "zlib.decompress", "zlib.decompressobj", "gzip.decompress", "gzip.open", "tarfile.open",
    "shutil.unpack_archive", "load_workbook", "docx.Document", "pypdfium2.PdfDocument",
    "Image.open",
}  # fmt: skip
_HOSTILE = "tests/translations/exchange/test_hostile.py"
_MORE = "tests/declarations/importing/formats/test_more_than_a_text.py"
# What reads files of others, and the tests that try to harm it; "here" are those below.
READERS = {
    "uccn.lib.safe_xml": [
        "here",
        f"{_HOSTILE}::test_an_encoding_that_hides_brackets_does_not_hide_entities",
        f"{_HOSTILE}::test_a_long_prolog_is_read_once",
        "tests/test_outward.py::test_no_document_makes_the_site_ask_another_machine",
    ],
    "uccn.lib.office_files": [
        "here",
        f"{_HOSTILE}::test_a_bomb_whose_header_lies_about_its_size_does_not_go_off",
        f"{_HOSTILE}::test_a_document_packed_as_word_never_packs_is_refused",
        f"{_MORE}::test_a_bomb_in_any_part_is_refused_before_it_is_read",
        f"{_MORE}::test_a_bomb_in_many_small_parts_is_refused",
    ],
    "uccn.lib.file_kinds": ["here"],
    # It asks whether a picture is an archive too, and unpacks nothing.
    "uccn.lib.foreign_files": [
        "tests/lib/test_images.py::test_a_picture_that_is_another_file_too_is_refused_by_its_kind"
    ],
    "uccn.lib.images": [
        "tests/defence/test_every_upload.py::test_each_takes_what_it_is_for_and_refuses_everything_else_in_seconds"
    ],
    # It asks a picture that was looked at before for its day.
    "uccn.lib.renditions": [
        "tests/meetings/albums/test_upload.py::test_the_day_comes_from_the_camera_where_nobody_says_it"
    ],
    "cities.formats": [
        "tests/cities/test_formats.py::test_a_workbook_that_would_harm_its_reader_is_not_opened",
        "tests/cities/test_formats.py::test_a_workbook_that_swells_is_refused",
    ],
    "declarations.importing.formats.web_page": [
        "here",
        "tests/declarations/importing/formats/test_hostile.py::test_a_row_of_comments_is_plain_text",
    ],
    "declarations.importing.formats.pdf_child": [
        f"{_MORE}::test_what_is_more_than_a_text_is_refused_by_name",
        "tests/declarations/importing/formats/test_hostile.py::test_many_pages_of_many_pieces_are_refused",
    ],
    "uccn.backup.reading": [
        "tests/backup/test_archive.py::test_a_member_that_grows_beyond_measure_is_refused",
        "tests/backup/test_archive.py::test_a_member_that_leads_elsewhere_or_that_nobody_listed_is_refused",
    ],
}
# What reads nothing but the site's own work, or an empty document that a library brings.
OWN = {
    "uccn.lib.word", "uccn.backup.writing", "uccn.site_export.bag", "uccn.site_export.rewriting",
    "declarations.exports.word", "translations.exchange.word",
}  # fmt: skip


def test_every_reader_is_declared_and_its_tests_are_there():
    assert set(walking.calling(_CALLS)) == set(READERS) | OWN
    named = {one for tests in READERS.values() for one in tests if one != "here"}
    gone = []
    for one in named:
        file, _colons, test = one.partition("::")
        text = (settings.BASE_DIR / file).read_text(encoding="utf-8")
        gone += [] if re.search(rf"(?m)^def {test}\(", text) else [one]
    assert gone == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-32"])
@pytest.mark.parametrize("document", [samples.LAUGHS, samples.OUTSIDE], ids=["entities", "a DTD"])
def test_xml_with_a_document_type_is_refused_in_every_encoding(document, encoding):
    text = document.decode().replace('<?xml version="1.0"?>', "")
    with pytest.raises(safe_xml.XmlProblem) as refused:
        safe_xml.parse(text.encode(encoding))
    assert refused.value.code == "doctype"


def test_entities_in_any_part_of_a_word_document_are_refused():
    good = papers.word(["We, the mayors."])
    with zipfile.ZipFile(io.BytesIO(good)) as package:
        names = [name for name in package.namelist() if name.endswith((".xml", ".rels"))]
    found = {}
    for name in set(names) - {"[Content_Types].xml"}:
        bad = samples.repacked(good, name, samples.LAUGHS)
        with (
            pytest.raises(safe_xml.XmlProblem) as refused,
            office_files.opened(bad, 10**7) as package,
        ):
            package.xml(name)
        found[name] = refused.value.code
    assert (len(found) > 8, set(found.values())) == (True, {"doctype"})


@pytest.mark.parametrize("levels", [1, 5])
def test_zips_in_zips_are_never_unpacked(levels):
    with pytest.raises(KindProblem) as refused:
        kind_of(io.BytesIO(samples.encapsulated(levels)))
    assert refused.value.code == "packed"


def test_no_more_of_a_list_of_types_is_unpacked_than_any_has():
    bomb = swollen(packed({"word/document.xml": b"<x/>"}), 19, "[Content_Types].xml")
    with pytest.raises(KindProblem) as refused:
        kind_of(io.BytesIO(bomb))
    assert refused.value.code == "packed"


@pytest.mark.parametrize("before", ["", "<!-- x -->", '<?xml version="1.0"?>'])
def test_a_web_page_that_declares_entities_is_refused(before):
    with pytest.raises(ImportProblem) as refused:
        reading.read(before + samples.LAUGHS.decode().replace("DOCTYPE a", "doctype html"))
    assert refused.value.code == "doctype"
