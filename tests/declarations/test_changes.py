"""What changed between two texts, paragraph by paragraph, in every script."""

import pytest

from declarations import changes
from declarations.content import Content


def _content(language: str, *paragraphs: tuple[str, str], **more) -> Content:
    """A text with these paragraphs."""
    lines = {"title": "", "masthead": "", "header_line": ""}
    return Content(language=language, paragraphs=paragraphs, **lines | more)


def _told(found: list[changes.Changed]) -> list[tuple]:
    """Each change as kind, key and places."""
    return [(one.kind, one.key, one.old_number, one.number) for one in found]


def test_added_removed_changed_and_moved_paragraphs_are_told_apart():
    old = _content("fr", ("1", "Un"), ("2", "Deux"), ("3", "Trois"), ("4", "Quatre"))
    new = _content("fr", ("1", "Un"), ("4", "Quatre"), ("3", "Trois !"), ("5", "Cinq"))
    assert _told(changes.paragraphs(old, new)) == [
        ("removed", "2", 2, None),
        ("moved", "4", 4, 2),
        ("changed", "3", 3, 3),
        ("added", "5", None, 4),
    ]


def test_paragraphs_that_only_moved_up_because_one_left_are_no_change():
    old = _content("fr", ("1", "Un"), ("2", "Deux"), ("3", "Trois"))
    new = _content("fr", ("2", "Deux"), ("3", "Trois"))
    assert _told(changes.paragraphs(old, new)) == [("removed", "1", 1, None)]


@pytest.mark.parametrize(
    ("language", "old", "new", "gone", "added"),
    [
        ("fr", "Nous saluons les 64 villes.", "Nous saluons 64 cités.", ["les ", "villes."],
         ["cités."]),
        ("ar", "نُرحِّب بالمدن الجديدة", "نُرحِّب بالمدن المبدعة", ["الجديدة"], ["المبدعة"]),
        ("ru", "Мы приветствуем города", "Мы поздравляем города", ["приветствуем"],
         ["поздравляем"]),
        ("zh-hans", "我们欢迎新城市", "我们欢迎各城市", ["新"], ["各"]),
    ],
)  # fmt: skip
def test_words_differ_as_readers_of_the_language_count_them(language, old, new, gone, added):
    (found,) = changes.paragraphs(_content(language, ("1", old)), _content(language, ("1", new)))
    assert [piece.text for piece in found.pieces if piece.kind == "gone"] == gone
    assert [piece.text for piece in found.pieces if piece.kind == "new"] == added
    assert "".join(p.text for p in found.pieces if p.kind != "new") == old
    assert "".join(p.text for p in found.pieces if p.kind != "gone") == new


def test_a_text_of_over_800_tokens_is_shown_whole():
    old, new = "mot " * 401, "mot " * 400 + "fin "
    (found,) = changes.paragraphs(_content("fr", ("1", old)), _content("fr", ("1", new)))
    assert [(piece.kind, piece.text) for piece in found.pieces] == [("gone", old), ("new", new)]


def test_marks_of_the_grammar_are_no_words():
    old, new = _content("fr", ("1", "XII^e^ *Nous*")), _content("fr", ("1", "XIIe Nous"))
    (found,) = changes.paragraphs(old, new)
    assert [piece.kind for piece in found.pieces] == ["same"]


def test_title_and_masthead_are_compared_and_what_is_said_about_the_text():
    old = _content("fr", title="A", provenance={"label": "original", "rights": ""})
    new = _content("fr", title="B", provenance={"label": "original", "rights": "CC BY"})
    assert [name for name, _pieces in changes.lines(old, new)] == ["title"]
    assert changes.said(old, new) == [("rights", "", "CC BY")]
