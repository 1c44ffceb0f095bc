"""The Word document: real styles, real directions, the same bytes each time."""

import io
import unicodedata
import zipfile

import docx
import pytest
from django.utils import translation
from lxml import etree

from declarations.exports import word
from tests.declarations.exports.documents import all_documents, document
from tests.declarations.exports.hard import TEXTS, hard_documents, partly_translated, with_texts
from uccn.lib import languages
from uccn.lib.text import to_plain
from uccn.lib.word import w

DOCUMENTS = [*((d.language, d) for d in all_documents()), *hard_documents()]
each_document = pytest.mark.parametrize(
    "given", [given for _name, given in DOCUMENTS], ids=[name for name, _given in DOCUMENTS]
)


def opened(given):
    """The document, as the library reads it."""
    return docx.Document(io.BytesIO(word.render(given)))


def in_style(file, style: str) -> list:
    """The paragraphs of a style."""
    return [paragraph for paragraph in file.paragraphs if paragraph.style.name == style]


def _is_latin(run) -> bool:
    """Whether a run has Latin or Cyrillic letters."""
    return any(unicodedata.bidirectional(letter) == "L" for letter in "".join(run.itertext()))


def languages_of(paragraph) -> set[tuple]:
    """What the runs of a paragraph say of their language: for Latin, Asian, complex letters."""
    found = paragraph._p.iterfind(f".//{w('r')}/{w('rPr')}/{w('lang')}")
    return {(lang.get(w("val")), lang.get(w("eastAsia")), lang.get(w("bidi"))) for lang in found}


@each_document
def test_every_paragraph_is_there_with_its_number(given):
    found = [paragraph.text for paragraph in in_style(opened(given), "Numbered Paragraph")]
    assert found == [f"{p.number}\t{to_plain(p.text)}" for p in given.paragraphs]


@each_document
def test_the_same_document_gives_the_same_bytes_whoever_asks(given):
    first = word.render(given)
    with translation.override("ar"):
        assert word.render(given) == first


@pytest.mark.parametrize("given", all_documents(), ids=lambda given: given.language)
def test_paragraphs_have_their_language_and_direction(given):
    tag, is_rtl = languages.tag(given.language), languages.direction(given.language) == "rtl"
    for paragraph in in_style(opened(given), "Numbered Paragraph"):
        runs = list(paragraph._p.iter(w("r")))
        assert languages_of(paragraph) == {(tag, tag, tag)}
        assert (paragraph._p.find(f"{w('pPr')}/{w('bidi')}") is not None) == is_rtl
        own = [run for run in runs if not (is_rtl and _is_latin(run))]
        assert {r.find(f"{w('rPr')}/{w('rtl')}") is not None for r in own} == {is_rtl}


def test_an_arabic_document_is_bound_on_the_right():
    sections = [opened(document(code)).sections[0]._sectPr for code in ("ar", "fr")]
    assert [section.find(w("bidi")) is not None for section in sections] == [True, False]
    names = [etree.QName(child).localname for child in sections[0]]
    assert names[-2:] == ["bidi", "docGrid"]


def test_every_kind_of_letters_has_a_font_and_the_documents_language():
    style = opened(document("ar")).styles.element.find(f".//{w('rPrDefault')}/{w('rPr')}")
    fonts = {etree.QName(key).localname: v for key, v in style.find(w("rFonts")).attrib.items()}
    assert fonts == {
        "ascii": "Times New Roman",
        "hAnsi": "Times New Roman",
        "eastAsia": "SimSun",
        "cs": "Traditional Arabic",
    }
    assert set(style.find(w("lang")).attrib.values()) == {"ar"}


def test_a_paragraph_in_another_language_has_its_own_direction_and_a_mark():
    file = opened(partly_translated("en", "ar"))
    second = in_style(file, "Numbered Paragraph")[1]
    assert languages_of(second) == {("ar", "ar", "ar")}
    assert second._p.find(f"{w('pPr')}/{w('bidi')}") is not None
    marks = in_style(file, "Paragraph Mark")
    assert [mark.text for mark in marks] == [
        "[not translated yet; shown in: Arabic]",
        "[not available yet]",
    ]
    assert [languages_of(mark) for mark in marks] == [{("en", "en", "en")}] * 2
    assert [mark._p.find(f"{w('pPr')}/{w('bidi')}") for mark in marks] == [None, None]


def test_the_title_is_a_heading_and_a_missing_one_is_made():
    titles = [
        [p.text for p in in_style(opened(given), "Heading 1")]
        for given in (document("ru"), dict(hard_documents())["no title"])
    ]
    assert titles == [["Декларация мэров"], ["Declaration, XIIth Annual Meeting"]]


def test_emphasis_slants_where_letters_can_and_else_is_bold():
    found = []
    for code in ("ru", "ar", "zh-hans"):
        [paragraph] = in_style(opened(with_texts(document(code), "*A* b")), "Numbered Paragraph")
        style = paragraph.runs[1]._r.rPr
        names = {etree.QName(child).localname for child in style}
        found.append(names - {"rtl", "lang"})
    assert found == [{"i", "iCs"}, {"b", "bCs"}, {"b", "bCs"}]


def test_raised_letters_and_links_are_word_s_own():
    given = with_texts(document("en"), "XII^th^ [here](https://example.org/é)", TEXTS["lines"])
    first, second = in_style(opened(given), "Numbered Paragraph")
    assert [run.text for run in first.runs if run.font.superscript] == ["th"]
    assert [(link.text, link.address) for link in first.hyperlinks] == [
        ("here", "https://example.org/%C3%A9")
    ]
    assert len(list(second._p.iter(w("br")))) == to_plain(TEXTS["lines"]).count("\n")


def test_what_word_wants_in_order_is_in_order():
    order = ["b", "bCs", "i", "iCs", "noProof", "color", "u", "vertAlign", "rtl", "lang"]
    texts = [TEXTS[name] for name in ("emphasis", "raised", "link")]
    for code in languages.codes():
        for style in opened(with_texts(document(code), *texts)).element.iter(w("rPr")):
            places = [order.index(etree.QName(child).localname) for child in style]
            assert places == sorted(places)


def test_the_footer_names_text_version_and_sum():
    footer = opened(document("fr")).sections[0].footer
    assert [paragraph.text for paragraph in footer.paragraphs] == [
        "https://example.org/id/declaration/2018/mayors-declaration",
        "Version 2 (25 novembre 2026)",
        f"SHA-256: {'ab' * 32}",
    ]


def test_an_address_in_an_arabic_document_runs_from_left_to_right():
    footer = opened(document("ar")).sections[0].footer
    [run] = footer.paragraphs[0].runs
    assert [etree.QName(child).localname for child in run._r.rPr] == ["noProof"]


def test_the_properties_are_the_texts_own():
    properties = opened(document("zh-hans")).core_properties
    assert (properties.title, properties.language, properties.author, properties.version) == (
        "市长宣言",
        "zh-Hans",
        "",
        "2",
    )
    assert properties.created.isoformat() == properties.modified.isoformat()
    assert properties.created.isoformat() == "2026-11-25T00:00:00+00:00"


def test_no_clock_is_in_the_file():
    with zipfile.ZipFile(io.BytesIO(word.render(document("fr")))) as package:
        assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_no_run_from_right_to_left_holds_a_word_from_left_to_right():
    for given in [document("ar"), *(d for _name, d in hard_documents())]:
        file = opened(given)
        for part in (file.element, file.sections[0].footer._element):
            for run in part.iter(w("r")):
                words = "".join(run.itertext())
                kinds = {unicodedata.bidirectional(letter) for letter in words}
                is_marked = run.find(f"{w('rPr')}/{w('rtl')}") is not None
                assert not kinds & ({"L"} if is_marked else {"R", "AL"}), words


def test_latin_names_in_arabic_keep_their_place_and_every_letter():
    text = "شبكة (UCCN) في *Kraków* وKatowice (Poland) 2018."
    [paragraph] = in_style(opened(with_texts(document("ar"), text)), "Numbered Paragraph")
    assert paragraph.text == "1\tشبكة (UCCN) في Kraków وKatowice (Poland) 2018."
    latin = [run.text for run in paragraph.runs if run._r.find(f"{w('rPr')}/{w('rtl')}") is None]
    assert latin == ["UCCN", "Kraków", "Katowice (Poland) 2018"]


@pytest.mark.parametrize("code", ["ar", "zh-hans", "ru"])
def test_fonts_of_a_theme_follow_the_documents_language(code):
    found = opened(document(code)).settings.element.find(w("themeFontLang"))
    tag = languages.tag(code)
    assert [found.get(w(kind)) for kind in ("val", "eastAsia", "bidi")] == [tag] * 3


def test_no_picture_of_another_document_comes_along():
    with zipfile.ZipFile(io.BytesIO(word.render(document("fr")))) as package:
        assert [name for name in package.namelist() if name.endswith(("jpeg", "png"))] == []
