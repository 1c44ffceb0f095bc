"""The tiny grammar, for every output."""

import pytest

from uccn.lib.text import escape_grammar, paragraphs_html, places, to_html, to_plain


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("XII^e^ Réunion", "XII<sup>e</sup> Réunion"),
        ("*Reconnaissant* la nécessité", "<em>Reconnaissant</em> la nécessité"),
        (
            "see [UNESCO](https://unesco.org/a?b=1&c=2)",
            'see <a href="https://unesco.org/a?b=1&amp;c=2">UNESCO</a>',
        ),
        ("<b>bold</b> & <script>", "&lt;b&gt;bold&lt;/b&gt; &amp; &lt;script&gt;"),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        (r"2 \* 3 \^ 4", "2 * 3 ^ 4"),
        ("a * b and 2^10", "a * b and 2^10"),
        ("one\ntwo", "one<br>two"),
        ("*<i>*", "<em>&lt;i&gt;</em>"),
    ],
)
def test_a_text_as_html(text, html):
    assert to_html(text) == html


def test_plain_text_is_what_a_reader_sees():
    assert to_plain("*XII^e^* [la Réunion](https://e.org)") == "XII^e^ la Réunion"
    assert to_plain("XII^e^ Réunion") == "XIIe Réunion"


@pytest.mark.parametrize(
    "text", ["a*b*c", "^e^", r"back\slash", "[a](https://b.c)", "***", "\\\\*x*"]
)
def test_escaped_text_comes_back_letter_for_letter(text):
    assert to_plain(escape_grammar(text)) == text


def test_paragraphs_are_parted_by_empty_lines():
    assert paragraphs_html("one\n\ntwo <b>") == "<p>one</p>\n<p>two &lt;b&gt;</p>"


def test_what_a_reader_sees_is_told_with_its_places():
    source = r"A *b* XII^e^ [c](https://example.org/) \* d"
    assert [piece for piece in places(source) if piece[1]] == [
        (0, "A "),
        (3, "b"),
        (5, " XII"),
        (10, "e"),
        (12, " "),
        (14, "c"),
        (38, " "),
        (40, "*"),
        (41, " d"),
    ]


def test_the_places_of_a_text_are_what_its_reader_sees():
    source = r"A *b* XII^e^ [c](https://example.org/) \* d *open"
    assert "".join(piece for _place, piece in places(source)) == to_plain(source)
