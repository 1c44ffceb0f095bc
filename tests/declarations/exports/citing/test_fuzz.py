"""Whatever a title or a name holds, other tools find one record with its address."""

import json
from dataclasses import replace

import bibtexparser
import pytest
import rispy

from declarations.exports.citing.bibtex import bibtex
from declarations.exports.citing.csl import csl_json
from declarations.exports.citing.formatted import formatted_html
from declarations.exports.citing.ris import ris
from tests.declarations.exports.documents import document, meeting
from uccn.lib.languages import Resolved

pytest.importorskip("hypothesis")

from hypothesis import given, settings
from hypothesis import strategies as st

pytestmark = pytest.mark.fuzz

SIGNS = st.one_of(
    st.sampled_from(list("{}\\@\"'#%&$_~^*[]()<>,;=\n\r\t -/:٪مK中")),
    st.characters(blacklist_categories=["Cs"]),
)
TEXTS = st.text(SIGNS, max_size=40)
ENGLISH, MEETING = document("en"), meeting("en")


@settings(max_examples=500, deadline=None)
@given(TEXTS, TEXTS)
def test_no_title_and_no_name_breaks_a_file(title, name):
    named = replace(MEETING, name=name, places=name)
    text = replace(ENGLISH, title=Resolved(title, "en"), meeting=named)
    library = bibtexparser.parse_string(bibtex(text))
    assert library.failed_blocks == []
    assert [entry["url"] for entry in library.entries] == [text.address]
    assert [record["urls"] for record in rispy.loads(ris(text))] == [[text.address]]
    assert [item["URL"] for item in json.loads(csl_json(text))] == [text.address]


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.sampled_from(["en", "ar"]))
def test_no_title_becomes_markup_of_the_page(title, language):
    text = replace(ENGLISH, title=Resolved(title, language))
    html = formatted_html(text, reader="en", meeting=MEETING)
    allowed = ["<bdi ", "</bdi>", "<em>", "</em>", "<sup>", "</sup>", "<a href=", "</a>", "<br>"]
    for mark in allowed:
        html = html.replace(mark, "")
    assert "<" not in html
