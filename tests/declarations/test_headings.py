"""A text without a title in a public language has a made heading, and every form all the same."""

import json

import pytest

from declarations.exports.renditions import FORMS_OF_ALL, RENDITIONS
from tests.factories.declarations import (
    DeclarationFactory,
    LanguageVersionFactory,
    ParagraphFactory,
)
from tests.factories.meetings import AnnualMeetingFactory
from tests.page import Page

TEXT = "/{}/declarations/2018/untitled"
HEADING = "Manifeste, XIIe Réunion annuelle"


@pytest.fixture
def untitled(db):
    """Public in French and Arabic; its one title is that of a Spanish draft."""
    meeting = AnnualMeetingFactory(public=True, edition=12)
    made = DeclarationFactory(
        meeting=meeting, slug="untitled", title_fr="", title_es="BORRADOR", kind="manifesto"
    )
    ParagraphFactory(declaration=made, body_ar="نرحب بالمدن.")
    for code in ("fr", "ar"):
        LanguageVersionFactory(declaration=made, language=code, public=True)
    LanguageVersionFactory(declaration=made, language="es")
    return made


@pytest.mark.parametrize("code", ["fr", "ar"])
@pytest.mark.parametrize("ending", [*RENDITIONS, *FORMS_OF_ALL])
def test_every_form_can_be_had(client, untitled, code, ending):
    response = client.get(f"{TEXT.format(code)}.{ending}")
    assert (response.status_code, b"BORRADOR" in response.content) == (200, False)


def test_every_file_in_the_manifest_is_there(client, untitled):
    data = json.loads(client.get(f"{TEXT.format('fr')}.manifest.json").content)
    assert [file for file in data["files"] if "sha256" not in file] == []


def test_both_languages_side_by_side_can_be_had(client, untitled):
    assert client.get(f"{TEXT.format('fr')}/with/ar.pdf").status_code == 200


def test_the_pages_show_the_heading(client, untitled):
    assert Page(client.get(f"{TEXT.format('fr')}/")).texts("h1") == [HEADING]
    assert Page(client.get(f"{TEXT.format('fr')}/with/ar/")).texts("h1") == [HEADING]
    links = Page(client.get("/fr/declarations/")).texts("h3")
    assert links == [HEADING]


def test_a_page_in_another_language_marks_the_heading_as_the_texts(client, untitled):
    heading = Page(client.get(f"{TEXT.format('ru')}/")).one("h1")
    assert (heading["text"], heading["lang"], heading["dir"]) == (HEADING, "fr", "ltr")


def test_the_files_show_the_heading_and_no_file_takes_it_for_a_title(client, untitled):
    assert f"\n{HEADING}\n" in client.get(f"{TEXT.format('fr')}.txt").content.decode()
    (item,) = json.loads(client.get(f"{TEXT.format('fr')}.csl.json").content)
    assert item["title"] == HEADING
    assert b"docTitle" not in client.get(f"{TEXT.format('fr')}.xml").content
