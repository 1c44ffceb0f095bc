"""The word difference: both texts can be read out of it, letter for letter."""

import pytest

from uccn.lib.differences import Piece, word_difference


def test_a_changed_word_is_gone_and_new():
    assert list(word_difference("the 60 new cities", "the 64 new cities")) == [
        Piece("same", "the "),
        Piece("gone", "60"),
        Piece("new", "64"),
        Piece("same", " new cities"),
    ]


def test_chinese_is_compared_by_character():
    assert list(word_difference("创意城市网络", "创意都市网络")) == [
        Piece("same", "创意"),
        Piece("gone", "城"),
        Piece("new", "都"),
        Piece("same", "市网络"),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", "All new"),
        ("All gone", ""),
        ("", ""),
        ("نرحب بالمدن الستين", "نرحب بالمدن الأربع والستين"),
        ("mot " * 400, "autre mot " * 300),
        ("a\n b\t c", "a b  c"),
    ],
)
def test_both_texts_are_whole_in_the_difference(old, new):
    pieces = list(word_difference(old, new))
    assert "".join(piece.text for piece in pieces if piece.kind != "new") == old
    assert "".join(piece.text for piece in pieces if piece.kind != "gone") == new
