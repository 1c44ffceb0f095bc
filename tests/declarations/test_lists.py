"""What lists say of an adopted text is what its newest version says, not what staff type since."""

import pytest

from declarations import actions
from declarations.models import Declaration
from tests.factories.declarations import of_2018
from tests.page import Page, words

MEETING = "/fr/meetings/2018/krakow-katowice/"
LIST = "/fr/declarations/"


@pytest.fixture
def declaration(db):
    """Two paragraphs in French and Arabic, both public."""
    return of_2018(body_fr=["Un", "Deux"], body_ar=["واحد", "اثنان"])


def type_on(declaration) -> None:
    """Staff change the title and add a paragraph, and record nothing."""
    Declaration.objects.update(title_fr="EN COURS")
    declaration.add_paragraph(body_fr="Trois")


def of_meeting(client) -> dict[str, str]:
    """What the meeting's page says of its texts, by the heading over them."""
    page = Page(client.get(MEETING))
    heads = ("Textes adoptés à cette réunion", "Textes non enregistrés comme adoptés")
    found = {e["text"]: "" for e in page.all("h2") if e["text"] in heads}
    lines = [words(e["text"]) for e in page.all("li") if "langues" in e["text"]]
    return dict(zip(found, lines, strict=True))


def test_a_text_that_is_not_adopted_is_listed_as_it_stands_and_claims_no_adoption(
    client, declaration
):
    type_on(declaration)
    line = "EN COURS 3 paragraphes · 2 langues"
    assert of_meeting(client) == {"Textes non enregistrés comme adoptés": line}


def test_an_adopted_text_is_listed_as_its_newest_version(client, declaration):
    actions.adopt(declaration=declaration, adopted=["fr"])
    type_on(declaration)
    line = "Déclaration des maires 2 paragraphes · 2 langues"
    assert of_meeting(client) == {"Textes adoptés à cette réunion": line}
    page = Page(client.get(LIST))
    assert [words(e["text"]) for e in page.all("h3")] == ["Déclaration des maires"]
    assert [words(e["text"]) for e in page.all("p") if "paragraphes" in e["text"]] == [
        "2 paragraphes"
    ]
    assert "EN COURS" not in Page(client.get("/fr/")).text


def test_a_correction_changes_what_lists_say(client, declaration):
    actions.adopt(declaration=declaration, adopted=["fr", "ar"])
    type_on(declaration)
    actions.correct(
        declaration=declaration,
        corrected=["fr"],
        reason="Un paragraphe manquait.",
        reason_language="fr",
        dated=declaration.numbered.get().made_at.date(),
    )
    (row,) = Declaration.objects.published().for_links()
    assert (row.paragraph_count, row.public_versions[0].recorded_title) == (3, "EN COURS")
