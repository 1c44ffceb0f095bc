"""The citation as sentences: in the reader's language, and never more than is known."""

import datetime as dt
from dataclasses import replace

import pytest

from declarations.exports.citing.formatted import formatted, formatted_html
from declarations.exports.document import ParagraphText, Provenance, VersionFacts
from tests.declarations.exports.documents import document, meeting
from uccn.lib.languages import Resolved

ADDRESS = "https://example.org/fr/declarations/2018/mayors-declaration/v/2/"
WHOLE = {
    "fr": "Réseau des villes créatives de l’UNESCO. «\u00a0Déclaration des maires\u00a0». "
    "XIIe Réunion annuelle, Kraków et Katowice (Poland). "
    "Texte adopté lors de la réunion\u00a0: du 12 au 15 juin 2018. Le jour n’est pas connu. "
    "Texte en français\u00a0: original. Version 2, 25 novembre 2026. " + ADDRESS,
    "en": "UNESCO Creative Cities Network. “Déclaration des maires”. "
    "XIIth Annual Meeting, Kraków and Katowice (Poland). "
    "Adopted at the meeting: 12–15 June 2018. The day is not known. "
    "Text in French: original. Version 2, 25 November 2026. " + ADDRESS,
    "es": "Red de Ciudades Creativas de la UNESCO. «Déclaration des maires». "
    "XII Reunión anual, Kraków y Katowice (Poland). "
    "Texto adoptado en la reunión: del 12 al 15 de junio de 2018. No se conoce el día. "
    "Texto en francés: original. Versión 2, 25 de noviembre de 2026. " + ADDRESS,
    "ar": "شبكة اليونسكو للمدن المبدعة. «\u2068Déclaration des maires\u2069». "
    "الاجتماع السنوي الثاني عشر، Kraków وKatowice (Poland). "
    "اعتُمد أثناء الاجتماع: من 12 إلى 15 يونيو 2018. واليوم غير معروف. "
    "النص باللغة الفرنسية: نص أصلي. النسخة 2، 25 نوفمبر 2026. "
    f"\u2066{ADDRESS} \u2069",
    "ru": "Сеть творческих городов ЮНЕСКО. «Déclaration des maires». "
    "XII Ежегодное совещание, Kraków и Katowice (Poland). "
    "Принято на совещании (12–15 июня 2018 г.). День принятия неизвестен. "
    "Язык текста: французский (оригинал). Версия 2, 25 ноября 2026 г. " + ADDRESS,
    "zh-hans": "联合国教科文组织创意城市网络。《Déclaration des maires》。"
    "第十二届年会，Kraków和Katowice（Poland）。"
    "在会议期间通过：2018年6月12日至15日。具体日期不详。"
    "文本语言：法语（原文）。第2版，2026年11月25日。" + ADDRESS,
}


@pytest.mark.parametrize("reader", WHOLE)
def test_the_original_is_cited_in_the_readers_language_under_its_own_title(reader):
    assert formatted(document("fr"), reader=reader, meeting=meeting(reader)) == WHOLE[reader]


def test_a_paragraph_is_cited_by_its_number_at_the_address_of_its_key():
    text = document("en")
    paragraph = replace(text.paragraphs[2], key="41")
    assert formatted(text, paragraph, reader="en") == (
        "UNESCO Creative Cities Network. “Mayors' Declaration”, paragraph 3. "
        "XIIth Annual Meeting, Kraków and Katowice (Poland). "
        "Adopted at the meeting: 12–15 June 2018. The day is not known. Text in English. "
        "Unofficial translation made for this site; not issued by UNESCO. "
        "Version 2, 25 November 2026. "
        "https://example.org/en/declarations/2018/mayors-declaration/v/2/#p-41"
    )


def test_a_known_day_of_adoption_is_named_beside_the_dates_of_the_meeting():
    text = document("en", adopted_on=dt.date(2018, 6, 14))
    assert sentences(formatted(text, reader="en"))[2:4] == [
        "XIIth Annual Meeting, 12–15 June 2018, Kraków and Katowice (Poland)",
        "Adopted on 14 June 2018",
    ]


def test_a_text_without_a_version_is_not_said_to_be_adopted():
    assert sentences(formatted(document("fr", version=None), reader="en")) == [
        "UNESCO Creative Cities Network",
        "“Déclaration des maires”",
        "XIIe Réunion annuelle, 12–15 June 2018, Kraków et Katowice (Poland)",
        "Text in French: original",
        ADDRESS,
    ]


def test_where_no_day_is_known_at_all_the_year_is_named_and_the_rest_said_to_be_unknown():
    undated = replace(meeting("en"), start=None, end=None, hosts=(), places="")
    version = VersionFacts(1, "adopted", None, "", "")
    text = document("en", meeting=undated, version=version)
    assert sentences(formatted(text, reader="en"))[2:] == [
        "XIIth Annual Meeting, 2018",
        "The day of adoption is not known",
        "Text in English",
        "Unofficial translation made for this site; not issued by UNESCO",
        "Version 1, date not known",
        "https://example.org/en/declarations/2018/mayors-declaration/v/2/",
    ]


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("original", "Text in Spanish: original"),
        ("official", "Text in Spanish: official translation"),
        ("unofficial", "Text in Spanish: unofficial translation"),
        ("undocumented", "Text in Spanish: status not documented"),
    ],
)
def test_the_standing_of_the_text_is_that_of_its_label(label, said):
    text = document("es", provenance=Provenance(label))
    assert sentences(formatted(text, reader="en", meeting=meeting("en")))[5] == said


def test_a_paragraph_that_is_not_translated_is_cited_in_the_language_that_it_is_in():
    text = document("ar")
    paragraph = ParagraphText(3, "3", "Nous souhaitons la bienvenue", "fr")
    assert sentences(formatted(text, paragraph, reader="en"))[5:] == [
        "Text in French: this paragraph is not available in Arabic",
        "Version 2, 25 November 2026",
        "https://example.org/ar/declarations/2018/mayors-declaration/v/2/#p-3",
    ]


def test_an_arabic_page_marks_the_french_names_and_keeps_the_address_whole():
    assert formatted_html(document("fr"), reader="ar") == (
        'شبكة اليونسكو للمدن المبدعة. «<bdi lang="fr" dir="ltr">Déclaration des maires</bdi>». '
        '<bdi lang="fr" dir="ltr">XII<sup>e</sup> Réunion annuelle</bdi>، '
        '<bdi lang="fr" dir="ltr">Kraków et Katowice (Poland)</bdi>. '
        "اعتُمد أثناء الاجتماع: من 12 إلى 15 يونيو 2018. واليوم غير معروف. "
        "النص باللغة الفرنسية: نص أصلي. النسخة 2، 25 نوفمبر 2026. "
        f'<bdi class="cite__address" dir="ltr">{ADDRESS}</bdi>'
    )


def test_nothing_in_a_title_becomes_markup():
    text = document("en", title=Resolved("<b>*Our*</b> & “Cities”", "en"), version=None)
    assert "“&lt;b&gt;<em>Our</em>&lt;/b&gt; &amp; “Cities””. " in formatted_html(text, reader="en")


def sentences(citation: str) -> list[str]:
    """The sentences of an English citation, without their full stops."""
    return citation.replace("\u2068", "").replace("\u2069", "").split(". ")
