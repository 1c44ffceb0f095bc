"""Characters that no font of ours has, refused by name."""

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError

from uccn.lib.coverage import first_lacking, validate_printable


@pytest.mark.parametrize(
    ("typed", "line", "column", "character"),
    [
        ("Kraków 😀", 1, 8, "U+1F600 GRINNING FACE"),
        ("one\ntwo 가", 2, 5, "U+AC00 HANGUL SYLLABLE GA"),
        ("א", 1, 1, "U+05D0 HEBREW LETTER ALEF"),
        ("a\ue000", 1, 2, "U+E000"),
        ("a\ufeff", 1, 2, "U+FEFF ZERO WIDTH NO-BREAK SPACE"),
        ("a\x85", 1, 2, "U+0085"),
        ("I❤", 1, 2, "U+2764 HEAVY BLACK HEART"),
    ],
)
def test_what_no_font_has_is_named_with_its_place(typed, line, column, character):
    with pytest.raises(ValidationError) as refusal:
        validate_printable(typed)
    assert refusal.value.messages == [
        f"Line {line}, character {column}: no font of ours has {character}, so it could not be "
        "printed. Delete it, or write it in another way."
    ]


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "Cracovie « été » ; l’UNESCO – œuvre… 50 € № 5",
        "Đà Lạt, Łódź, İstanbul, Tórshavn, Žilina, Ɔkrɔn",
        "Ёлка, Ґанок, Ӂ",
        "Ἀθῆναι",
        "إعلانٌ ﷺ پگچ",
        "《2030年》，市长宣言。",
        "a\u00adb\u200cc\u200dd\u200e\u200f\u061c\u2066x\u2069\u2060\t\u202f\u2009\u3000\n",
    ],
)
def test_what_the_fonts_have_and_what_steers_the_layout_passes(typed):
    assert validate_printable(typed) is None


def test_every_starter_text_can_be_printed():
    texts = [path.read_text("utf-8") for path in settings.DATA_DIR.glob("declarations/*.txt")]
    assert len(texts) == 6
    assert [first_lacking(text) for text in texts] == [None] * 6
