"""The panel on citing, as a page shows it."""

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import translation

from declarations.exports.citing.panel import panel
from tests.declarations.exports.documents import document, meeting
from tests.page import Page

LINK = {"rel": "nofollow", "download": None}
ADDRESSES = {"bib": "/x.bib", "ris": "/x.ris", "csl.json": "/x.csl.json"}


def shown(language: str, paragraph: int | None = None, reader: str = "en", **changes) -> str:
    """The panel as HTML."""
    text = document(language)
    cited = text.paragraphs[paragraph] if paragraph is not None else None
    known = {"addresses": ADDRESSES, "meeting": meeting(reader)} | changes
    with translation.override(reader):
        context = {"citation": panel(text, cited, reader=reader, **known)}
        return render_to_string("declarations/_cite.html", context)


def page(language: str, paragraph: int | None = None, reader: str = "en", **changes) -> Page:
    """The panel, parsed."""
    return Page(HttpResponse(shown(language, paragraph, reader, **changes)))


def test_the_panel_opens_without_a_script_and_offers_three_files():
    found = page("fr")
    assert found.texts("summary") == ["Cite this text"]
    assert [link["attrs"] for link in found.all("a")] == [
        {"href": "/x.bib", "type": "application/x-bibtex"} | LINK,
        {"href": "/x.ris", "type": "application/x-research-info-systems"} | LINK,
        {"href": "/x.csl.json", "type": "application/vnd.citationstyles.csl+json"} | LINK,
    ]
    assert found.texts("a") == ["BibTeX", "RIS", "CSL-JSON"]


def test_a_paragraphs_panel_names_its_number():
    found = page("fr", paragraph=2, reader="ar")
    assert found.texts("summary") == ["الاستشهاد بالفقرة 3"]
    assert "، الفقرة 3. " in found.texts("p")[0]


def test_the_citation_is_not_translated_and_each_piece_has_its_language():
    found = page("fr", reader="ar")
    assert found.one("p")["attrs"] == {"class": "cite__text", "translate": "no"}
    pieces = [(piece["text"], piece["lang"], piece["dir"]) for piece in found.all("bdi")]
    assert pieces == [
        ("Déclaration des maires", "fr", "ltr"),
        ("https://example.org/fr/declarations/2018/mayors-declaration/v/2/", "", "ltr"),
        ("BibTeX", "", ""),
        ("RIS", "", ""),
        ("CSL-JSON", "", ""),
    ]


def test_a_text_without_files_has_no_list_of_them():
    assert page("fr", addresses={}).all("ul") == []


def test_an_address_is_shown_as_an_address():
    assert page("fr", addresses={"bib": '/"><b>'}).one("a")["attrs"]["href"] == '/"><b>'
