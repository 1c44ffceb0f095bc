"""The same version gives the same bytes, whoever makes them, and they may be kept."""

import pytest

from declarations.exports import pdf
from tests.declarations.exports.documents import document
from tests.declarations.exports.pdf.inspecting import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_processes_give_the_same_bytes(language):
    first = pdf.render(document(language))
    pdf.close()
    assert pdf.render(document(language)) == first


def test_an_archive_copy_is_the_same_twice():
    copies = {pdf.archive(document("fr"), b"<a/>") for _time in range(2)}
    assert len(copies) == 1


def test_side_by_side_is_the_same_twice():
    pair = [document("fr"), document("ar")]
    assert pdf.render_beside(pair) == pdf.render_beside(pair)
