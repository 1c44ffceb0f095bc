"""What a page's ``<meta>`` elements say of a declaration."""

import datetime as dt
from dataclasses import replace

from django.template import Context, Template

from declarations.exports.document import ParagraphText, Provenance
from declarations.exports.meta_tags import meta_tags
from tests.declarations.exports.documents import all_documents, document

ADDRESS = "https://example.org/en/declarations/2018/mayors-declaration/v/2/"


def test_a_translation_says_what_it_is():
    assert meta_tags(document("en")) == [
        ("DC.title", "Mayors' Declaration"),
        ("DC.creator", "UNESCO Creative Cities Network"),
        ("DC.type", "declaration"),
        (
            "DC.description",
            "Text in English. Unofficial translation made for this site; not issued by UNESCO.",
        ),
        ("DC.date", "2018"),
        ("DC.language", "en"),
        ("DC.identifier", ADDRESS),
        ("DCTERMS.isVersionOf", "https://example.org/id/declaration/2018/mayors-declaration"),
        ("citation_title", "Mayors' Declaration"),
        ("citation_author", "UNESCO Creative Cities Network"),
        ("citation_publication_date", "2018"),
        ("citation_conference_title", "XIIth Annual Meeting"),
        ("citation_language", "en"),
        ("citation_public_url", ADDRESS),
    ]


def test_what_is_known_of_day_source_rights_and_pdf_is_said():
    provenance = Provenance("official", source="UNESCO archives", rights="© UNESCO")
    text = document("en", adopted_on=dt.date(2018, 6, 4), provenance=provenance)
    tags = dict(meta_tags(text, pdf=f"{ADDRESS}mayors-declaration.pdf"))
    names = ["DC.date", "citation_publication_date", "DC.source", "DC.rights", "citation_pdf_url"]
    assert [tags[name] for name in names] == [
        "2018-06-04",
        "2018/06/04",
        "UNESCO archives",
        "© UNESCO",
        f"{ADDRESS}mayors-declaration.pdf",
    ]


def test_languages_are_those_that_the_text_is_really_in():
    text = document("zh-hans")
    borrowed = ParagraphText(2, "2", "Nous souhaitons", "fr")
    text = replace(text, paragraphs=(text.paragraphs[0], borrowed))
    found = [content for name, content in meta_tags(text) if name == "DC.language"]
    assert found == ["zh-Hans", "fr"]


def test_nobody_is_named_as_publisher():
    names = {name.lower() for text in all_documents() for name, _ in meta_tags(text)}
    assert [name for name in names if "publisher" in name] == []


def test_the_elements_escape_what_they_hold():
    page = Template("{% load declaration_metadata %}{% meta_elements tags %}").render(
        Context({"tags": [("DC.title", '"><b>'), ("DC.language", "en")]})
    )
    assert page == (
        '<meta name="DC.title" content="&quot;&gt;&lt;b&gt;">\n'
        '<meta name="DC.language" content="en">'
    )
