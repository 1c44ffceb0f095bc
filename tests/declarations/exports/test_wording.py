"""The words around a text: in its own language, honest about what is not known."""

import datetime as dt
from dataclasses import replace

from django.utils import translation

from declarations.exports import wording
from declarations.exports.document import Provenance
from tests.declarations.exports.documents import all_documents, document, meeting
from tests.declarations.exports.hard import partly_translated


def test_a_document_speaks_its_own_language_whoever_asks():
    with translation.override("ru"):
        found = [wording.label(d) for d in all_documents()]
    assert found == [
        "Français\u00a0: original.",
        "English: unofficial translation.",
        "Español: traducción no oficial.",
        "العربية: ترجمة غير رسمية.",
        "Русский: неофициальный перевод.",
        "中文 (简体)：非官方译文。",
    ]


def test_a_translation_made_here_says_that_unesco_did_not_issue_it():
    assert [wording.unofficial(document(code)) for code in ("fr", "es")] == [
        "",
        "Traducción no oficial realizada para este sitio; no publicada por la UNESCO.",
    ]


def test_adoption_says_what_is_known_of_its_day():
    given = document("en")
    dateless = replace(given, meeting=replace(meeting("en"), dates="", start=None, end=None))
    adopted = replace(given, adopted_on=dt.date(2018, 6, 1))
    assert [wording.adoption(d) for d in (given, dateless, adopted)] == [
        "Adopted at the meeting: 12–15 June 2018. The day is not known.",
        "The day of adoption is not known.",
        "Adopted on 1 June 2018.",
    ]


def test_what_is_not_translated_is_named_and_marked():
    given = partly_translated("fr", "ar")
    assert wording.notice(given) == (
        "Le paragraphe 2 n’est pas encore disponible dans cette langue et s’affiche "
        "en\u00a0: arabe."
    )
    assert [wording.mark(given, p) for p in given.paragraphs[:4]] == [
        "",
        "pas encore traduit\u00a0; affiché en\u00a0: arabe",
        "pas encore disponible",
        "",
    ]
    assert wording.notice(document("fr")) == ""


def test_the_version_is_named_with_its_day_where_that_is_known():
    given = document("zh-hans")
    undated = replace(given, version=replace(given.version, dated=None))
    assert wording.version_name(given) == "第 2 版（2026年11月25日）"
    assert wording.version_name(undated) == "第2版"
    assert wording.version_name(replace(given, version=None)) == ""


def test_a_text_without_a_version_says_that_it_may_change():
    given = document("en", version=None)
    assert [named.words for named in wording.about(given)][-2:] == [
        "This text has no numbered version yet and may still change.",
        "Cite as:",
    ]


def test_everything_is_said_in_one_order():
    given = document("en", original_language="", provenance=Provenance("official", "X", "Y", "Z"))
    assert [(named.words, named.value) for named in wording.about(given)] == [
        ("English: official translation.", ""),
        ("Issued by:", "X"),
        ("Source:", "Y"),
        ("Rights:", "Z"),
        ("Adopted at the meeting: 12–15 June 2018. The day is not known.", ""),
        ("The language of the original is not known.", ""),
        ("Paragraph numbering by this site.", ""),
        ("Cite as:", given.identifier),
        ("Version 2 (25 November 2026):", given.address),
        ("SHA-256 of the text in this language (English):", "ab" * 32),
        ("SHA-256 of this version in all languages:", "cd" * 32),
    ]


def test_only_words_that_run_the_other_way_are_kept_apart():
    latin, arabic = document("en"), document("ar")
    found = [
        wording.isolated("UNESCO", latin),
        wording.isolated("اليونسكو", latin),
        wording.isolated("UNESCO", arabic),
        wording.isolated("2018", arabic),
    ]
    assert found == ["UNESCO", "\u2068اليونسكو\u2069", "\u2068UNESCO\u2069", "2018"]


def test_the_author_is_whoever_issued_the_text_or_nobody():
    assert [
        wording.author(document("fr")),
        wording.author(document("en")),
        wording.author(document("en", provenance=Provenance("official", "UNESCO"))),
    ] == ["Réseau des villes créatives de l’UNESCO", "", "UNESCO"]


def test_a_masthead_is_made_where_none_was_issued():
    assert wording.masthead(document("en")) == [
        ("XIIth Annual Meeting\nCreative Crossroads", "en"),
        ("KRAKOWICE · Kraków and Katowice (Poland)\n12–15 June 2018", "en"),
    ]
    issued = ["\n".join(group) for group in document("fr").masthead]
    assert wording.masthead(document("fr")) == [(group, "fr") for group in issued]


def test_a_theme_in_another_language_is_a_group_of_its_own():
    found = [group.language for group in wording.masthead(document("ar"))]
    assert found == ["ar", "en", "ar"]


def test_no_space_follows_a_wide_colon():
    found = [
        wording.line(wording.citing(document(code))[0], document(code))
        for code in ("en", "zh-hans")
    ]
    address = "https://example.org/id/declaration/2018/mayors-declaration"
    assert found == [f"Cite as: {address}", f"引用地址：{address}"]


def test_a_text_without_a_version_is_not_said_to_be_adopted():
    draft = document("en", version=None)
    assert wording.adoption(draft) == "This text is not recorded as adopted."
