"""Words from left to right in a text from right to left."""

import pytest

from uccn.lib.directions import runs


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("مدن", [("rtl", "مدن")]),
        ("UNESCO", [("ltr", "UNESCO")]),
        ("مدن UNESCO المبدعة", [("rtl", "مدن "), ("ltr", "UNESCO"), ("rtl", " المبدعة")]),
        ("شبكة (UCCN)، نؤكد", [("rtl", "شبكة ("), ("ltr", "UCCN"), ("rtl", ")، نؤكد")]),
        (
            "Kraków وKatowice (Poland)، من 12",
            [("ltr", "Kraków"), ("rtl", " و"), ("ltr", "Katowice (Poland)"), ("rtl", "، من 12")],
        ),
        ("KRAKOWICE · Kraków", [("ltr", "KRAKOWICE · Kraków")]),
        (
            "(UCCN) Kraków و",
            [("rtl", "("), ("ltr", "UCCN"), ("rtl", ") "), ("ltr", "Kraków"), ("rtl", " و")],
        ),
        ("في UNESCO 2018.", [("rtl", "في "), ("ltr", "UNESCO 2018"), ("rtl", ".")]),
        ("من 12 إلى 15", [("rtl", "من 12 إلى 15")]),
        ("بصمة SHA-256: ", [("rtl", "بصمة "), ("ltr", "SHA-256"), ("rtl", ": ")]),
        ("A\nب\nB", [("ltr", "A"), ("rtl", "\nب\n"), ("ltr", "B")]),
        ("A\nB", [("ltr", "A"), ("rtl", "\n"), ("ltr", "B")]),
        ("مُدُنٌ e\u0301t\u00e9", [("rtl", "مُدُنٌ "), ("ltr", "e\u0301t\u00e9")]),
        ("[A (b", [("rtl", "["), ("ltr", "A (b")]),
    ],
)  # fmt: skip
def test_each_direction_is_a_run(text, found):
    assert list(runs(text, "rtl")) == found
    assert "".join(words for _direction, words in runs(text, "rtl")) == text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nous, 12 villes", [("ltr", "Nous, 12 villes")]),
        ("La ville (مدينة) de", [("ltr", "La ville ("), ("rtl", "مدينة"), ("ltr", ") de")]),
        ("« عام 2018 » fin", [("ltr", "« "), ("rtl", "عام 2018"), ("ltr", " » fin")]),
    ],
)
def test_words_from_right_to_left_are_runs_too(text, found):
    assert list(runs(text, "ltr")) == found
