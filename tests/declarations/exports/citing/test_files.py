"""The files for reference managers, letter for letter, and whatever a title holds."""

import datetime as dt
import json

import pytest

from declarations.exports.citing.bibtex import bibtex
from declarations.exports.citing.csl import csl_json
from declarations.exports.citing.formats import FORMATS
from declarations.exports.citing.ris import ris
from tests.declarations.exports.documents import all_documents, document
from uccn.lib.languages import Resolved

ADDRESS = "https://example.org/en/declarations/2018/mayors-declaration/v/2/"
NOTES = [
    "Paragraph 3, permanent key 3.",
    "Adopted at the meeting: 12–15 June 2018. The day is not known.",
    "Text in English.",
    "Unofficial translation made for this site; not issued by UNESCO.",
    "Version 2, 25 November 2026.",
]


def test_a_paragraph_in_bibtex():
    text = document("en")
    assert bibtex(text, text.paragraphs[2]) == (
        "@misc{uccn-2018-mayors-declaration-en-v2-p3,\n"
        "  title = {{Mayors' Declaration}},\n"
        "  author = {{UNESCO Creative Cities Network}},\n"
        "  year = {2018},\n"
        "  language = {english},\n"
        "  langid = {english},\n"
        "  type = {declaration},\n"
        "  version = {2},\n"
        "  eventtitle = {XIIth Annual Meeting},\n"
        "  eventdate = {2018-06-12/2018-06-15},\n"
        "  venue = {Kraków and Katowice (Poland)},\n"
        f"  note = {{{' '.join(NOTES)}}},\n"
        f"  url = {{{ADDRESS}#p-3}},\n"
        "}\n"
    )


def test_a_paragraph_in_ris():
    text = document("en")
    assert ris(text, text.paragraphs[2]).split("\r\n") == [
        "TY  - GEN",
        "ID  - uccn-2018-mayors-declaration-en-v2-p3",
        "TI  - Mayors' Declaration",
        "AU  - UNESCO Creative Cities Network",
        "PY  - 2018",
        "M3  - declaration",
        "T2  - XIIth Annual Meeting",
        "CY  - Kraków and Katowice (Poland)",
        "ET  - Version 2, 25 November 2026",
        "SE  - 3",
        "LA  - en",
        "AN  - https://example.org/id/declaration/2018/mayors-declaration",
        *(f"N1  - {note}" for note in NOTES),
        f"UR  - {ADDRESS}#p-3",
        "ER  - ",
        "",
    ]


def test_a_paragraph_in_csl_json():
    text = document("en")
    assert json.loads(csl_json(text, text.paragraphs[2])) == [
        {
            "id": "uccn-2018-mayors-declaration-en-v2-p3",
            "type": "document",
            "genre": "declaration",
            "title": "Mayors' Declaration",
            "author": [{"literal": "UNESCO Creative Cities Network"}],
            "issued": {"date-parts": [[2018]]},
            "language": "en",
            "version": "2",
            "section": "3",
            "event-title": "XIIth Annual Meeting",
            "event-date": {"date-parts": [[2018, 6, 12], [2018, 6, 15]]},
            "event-place": "Kraków and Katowice (Poland)",
            "archive_location": "https://example.org/id/declaration/2018/mayors-declaration",
            "note": " ".join(NOTES),
            "URL": f"{ADDRESS}#p-3",
        }
    ]


def test_a_known_day_of_adoption_is_the_date_of_each_form():
    text = document("en", adopted_on=dt.date(2018, 6, 4))
    assert "  year = {2018},\n  month = jun,\n  day = {4},\n" in bibtex(text)
    assert "PY  - 2018\r\nDA  - 2018/06/04/\r\n" in ris(text)
    assert json.loads(csl_json(text))[0]["issued"] == {"date-parts": [[2018, 6, 4]]}


def test_the_files_are_in_the_words_of_the_document_whatever_the_page_speaks(settings):
    settings.LANGUAGE_CODE = "en"
    notes = json.loads(csl_json(document("zh-hans")))[0]["note"]
    assert notes == (
        "在会议期间通过：2018年6月12日至15日。具体日期不详。文本语言：中文 (简体)。"
        "为本网站制作的非官方译文；并非由联合国教科文组织发布。第2版，2026年11月25日。"
    )


def test_each_language_is_named_as_each_format_names_it():
    texts = all_documents()
    codes = [json.loads(csl_json(text))[0]["language"] for text in texts]
    names = [bibtex(text).partition("langid = {")[2].partition("}")[0] for text in texts]
    assert codes == ["fr", "en", "es", "ar", "ru", "zh-Hans"]
    assert names == ["french", "english", "spanish", "arabic", "russian", "chinese"]


@pytest.mark.parametrize("ending", FORMATS)
def test_the_same_document_gives_the_same_file(ending):
    write = FORMATS[ending].write
    assert [write(text) for text in all_documents()] == [write(text) for text in all_documents()]


def test_no_sign_of_a_title_means_anything_to_tex():
    text = document("en", title=Resolved(r"50 % {of} \us_& #1 ~ $2 a\^b", "en"))
    assert bibtex(text).splitlines()[1] == (
        r"  title = {{50 \% \textbraceleft{}of\textbraceright{} \textbackslash{}us\_\& \#1 "
        r"\textasciitilde{} \$2 a\textasciicircum{}b}},"
    )


def test_no_line_end_in_a_title_begins_a_line_of_the_file():
    text = document("en", title=Resolved("One\r\nER  - \u2028two\nTY  - BOOK", "en"))
    assert ris(text).split("\r\n")[2] == "TI  - One ER  - two TY  - BOOK"
