"""What each file declares of itself, and that it holds."""

import pytest

from declarations.exports import pdf
from tests.declarations.exports.documents import document
from tests.declarations.exports.pdf.inspecting import LANGUAGES, embedded_fonts, opened

XML = '<?xml version="1.0" encoding="UTF-8"?>\n<akomaNtoso>Déclaration</akomaNtoso>\n'.encode()
TAGS = {
    "fr": "fr",
    "en": "en",
    "es": "es",
    "ar": "ar",
    "ru": "ru",
    "zh-hans": "zh-CN",
}


def _declared(data: bytes) -> dict[str, str]:
    """What the file's XMP says of its standards."""
    with opened(data).open_metadata() as metadata:
        names = ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part")
        return {name: metadata[name] for name in names}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_file_is_marked_titled_and_in_its_language(language):
    with opened(pdf.render(document(language))) as file:
        root = file.Root
        assert (root.MarkInfo.Marked, str(root.Lang)) == (True, TAGS[language])
        assert root.ViewerPreferences.DisplayDocTitle is True


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_file_declares_the_archive_and_the_access_standard_together(language):
    found = _declared(pdf.render(document(language)))
    assert found == {"pdfaid:part": "2", "pdfaid:conformance": "A", "pdfuaid:part": "1"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_font_is_inside(language):
    fonts = embedded_fonts(pdf.render(document(language)))
    assert len(fonts) >= 3
    assert all(fonts.values())


def test_the_description_is_made_of_the_document():
    with opened(pdf.render(document("fr"))).open_metadata() as metadata:
        assert metadata["dc:title"] == "Déclaration des maires"
        assert metadata["dc:creator"] == ["Réseau des villes créatives de l’UNESCO"]
        assert metadata["dc:description"] == (
            "XIIe Réunion Annuelle du Réseau des villes créatives de l'UNESCO "
            "Cracovie & Katowice (Pologne), du 12 au 15 juin 2018"
        )
        assert metadata["pdf:Keywords"] == (
            "déclaration, 2018, Kraków, Katowice, "
            "https://example.org/id/declaration/2018/mayors-declaration"
        )


def test_the_archive_copy_holds_the_xml_and_declares_the_part_that_allows_it():
    data = pdf.archive(document("fr"), XML)
    found = opened(data)
    assert list(found.attachments) == ["declaration.xml"]
    (attached,) = found.attachments.values()
    assert attached.get_file().read_bytes() == XML
    assert str(attached.obj.AFRelationship) == "/Alternative"
    assert attached.get_file().mime_type == "application/xml"
    assert _declared(data) == {
        "pdfaid:part": "3",
        "pdfaid:conformance": "A",
        "pdfuaid:part": "1",
    }


def test_the_file_is_dated_by_its_version():
    found = opened(pdf.render(document("fr")))
    assert str(found.docinfo["/CreationDate"]) == "D:20261125000000Z"


def test_a_text_without_a_version_is_dated_by_its_meeting_and_says_that_it_may_change():
    draft = document("fr", version=None)
    found = opened(pdf.render(draft))
    assert str(found.docinfo["/CreationDate"]) == "D:20180615000000Z"
