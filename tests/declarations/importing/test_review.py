"""The state of a review: what each button does, and what may be saved."""

import pytest

from declarations.importing import ImportProblem, openers
from declarations.importing.formats.blocks import Aside, Block, Kind, Reason, Source
from declarations.importing.review import Piece, Review, from_json, propose
from tests.declarations.importing.formats import papers
from uccn.lib import languages

# A review whose paragraph holds half of a character.
HALF = r'["","","a",[["p","\ud800"]],[]]'
ADDRESS = "https://example.org/" + "a" * 990


def review(*texts: str, **parts) -> Review:
    """A review of these paragraphs."""
    return Review(pieces=[Piece(text) for text in texts], **{"title": "Declaration"} | parts)


def texts(state: Review) -> list[str]:
    """The texts of its pieces."""
    return [piece.text for piece in state.pieces]


@pytest.mark.parametrize(
    ("verb", "place", "expected", "next_place"),
    [
        ("join", 0, ["a b", "c"], 0),
        ("join", 2, ["a", "b", "c"], 2),
        ("up", 1, ["b", "a", "c"], 0),
        ("up", 0, ["a", "b", "c"], 0),
        ("down", 1, ["a", "c", "b"], 2),
        ("down", 2, ["a", "b", "c"], 2),
        ("fly", 1, ["a", "b", "c"], 0),
        ("drop", 99, ["a", "b", "c"], 0),
    ],
)
def test_each_button_does_what_it_says(verb, place, expected, next_place):
    state = review("a", "b", "c")
    assert state.act(verb, place) == next_place
    assert texts(state) == expected


def test_chinese_is_joined_without_a_space_and_sub_points_keep_their_lines():
    state = review("我们", "市长", "We commit:", "(a) one")
    state.act("join", 0)
    state.act("join", 1)
    assert texts(state) == ["我们市长", "We commit:\n(a) one"]


def test_what_was_dropped_is_not_saved_and_can_be_restored():
    state = review("a", "b")
    state.act("drop", 0)
    assert state.parsed().paragraphs == ["b"]
    assert state.counts() == {"kept": 1, "dropped": 1, "aside": 0}
    state.act("restore", 0)
    assert state.parsed().paragraphs == ["a", "b"]


def test_an_empty_line_parts_a_paragraph():
    state = review("a\n\nb\n \n\nc\nd")
    state.split()
    assert texts(state) == ["a", "b", "c\nd"]


def test_what_was_set_aside_comes_back_where_it_stood():
    state = review("a")
    state.pieces += [Piece("note", Reason.FOOTNOTE), Piece("logo", Reason.LOGO)]
    state.act("back", 2)
    state.act("back", 2)
    assert [(p.text, p.state) for p in state.pieces] == [("logo", "p"), ("a", "p"), ("note", "p")]


def test_a_logo_goes_into_the_masthead():
    state = review("a", masthead="below")
    state.pieces.append(Piece("UNESCO", Reason.LOGO))
    state.act("masthead", 1)
    assert (state.masthead, texts(state)) == ("UNESCO\n\nbelow", ["a"])


def test_the_state_goes_out_and_comes_back():
    state = review("«a»\n(b)", masthead="m\n\nn", header_line="h", notes=["said"])
    state.pieces.append(Piece("note", Reason.FOOTNOTE))
    assert from_json(state.to_json()) == state


@pytest.mark.parametrize(
    "text", ["", "{}", "[1,2,3]", '["a","b","c",[["p"]],[]]', "null", "[" * 200_000, HALF]
)
def test_a_state_that_is_none_is_refused(text):
    with pytest.raises(ImportProblem) as caught:
        from_json(text)
    assert caught.value.code == "review"


def test_an_unknown_state_is_a_paragraph():
    assert from_json('["","","",[["?","a"]],[]]').pieces == [Piece("a")]


@pytest.mark.parametrize(
    ("state", "code", "field", "says"),
    [
        (review("a", title=""), "no_title", "text", "No title was found"),
        (review("a", title="Notre avis"), "no_title", "text", "No title was found"),
        (review(" "), "no_paragraphs", "text", "no paragraph"),
        (review(*"a" * 501), "too_many_paragraphs", "text", "501 paragraphs"),
        (review("a", "b" * 4001), "too_long", "text", "Paragraph 2 has 4001 characters"),
        (
            review("a", "b\x00"),
            "forbidden_character",
            "piece-1",
            "Paragraph 2: Line 1, character 2",
        ),
        (
            review("a", masthead="\u202ea"),
            "forbidden_character",
            "masthead",
            "Masthead: Line 1, character 1",
        ),
        (
            review("a", "b\U00013000"),
            "unprintable_character",
            "piece-1",
            "Paragraph 2: Line 1, character 2: no font of ours has U+13000",
        ),
        (
            review("a", masthead="b\n" * 2_001),
            "too_long",
            "masthead",
            "Masthead: Write at most 4000 characters; these are 4001.",
        ),
        (
            review("a", header_line="b" * 4_001),
            "too_long",
            "header_line",
            "Header line: Write at most 4000 characters; these are 4001.",
        ),
        (
            review("a", title=f"[Declaration](https://example.org/{'a' * 300})"),
            "too_long",
            "title",
            "Title: Write at most 300 characters; these are 335.",
        ),
        (
            review("a", f"b [c]({ADDRESS})"),
            "too_long",
            "text",
            "Paragraph 2, https://example.org/aaaaaaaaaaaaaaaaaaaa…: Write at most 1000",
        ),
    ],
)
def test_what_may_not_be_saved_is_named_with_its_place(state, code, field, says):
    with pytest.raises(ImportProblem) as caught:
        state.parsed()
    assert (caught.value.code, caught.value.field) == (code, field)
    assert says in str(caught.value)


def test_too_many_parts_are_refused_before_the_form_is_too_large():
    with pytest.raises(ImportProblem, match="901 paragraphs"):
        review("\n\n".join("a" * 901)).split()


def test_a_file_without_a_title_is_proposed_whole():
    state = propose(Source(Kind.WORD, [Block("We"), Block("**renew** XII^e")]))
    assert (state.title, texts(state)) == ("", ["We", "*renew* XII^e^"])


def test_what_readers_set_aside_is_proposed_to_be_left_out():
    source = Source(
        Kind.WORD, [Block("Declaration"), Block("We")], [Aside(Reason.FOOTNOTE, "**See** 5*3")]
    )
    assert [(p.text, p.state) for p in propose(source).pieces] == [
        ("We", "p"),
        (r"*See* 5\*3", "n"),
    ]


@pytest.mark.parametrize("language", languages.codes())
def test_the_text_of_2018_is_proposed_as_it_is_stored(language):
    found = papers.parsed(language)
    source = Source(Kind.PLAIN, [Block(papers.seed(language).decode())])
    assert propose(source).parsed() == found


@pytest.mark.parametrize("language", languages.codes())
def test_every_paragraph_of_2018_opens_with_known_words(language):
    found = [openers.opener_of(text, language) for text in papers.parsed(language).paragraphs]
    assert [bool(opener) for opener in found] == [True] * 6


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Nous renouvelons notre", "fr", "Nous renouvelons"),
        ("NOUS RENOUVELONS notre", "fr", "NOUS RENOUVELONS"),
        ("1. *Reconnaissant* la", "fr", "Reconnaissant"),
        ("Ayant à l’esprit que", "fr", "Ayant à l’esprit"),
        ("Nosotros, los Alcaldes", "es", "Nosotros, los"),
        ("We renewed", "en", ""),
        ("我们再次表明对网络", "zh-hans", "我们再次表明"),
        ("وإذ نقر بضرورة", "ar", "وإذ نقر"),
        ("Мы также вновь подтверждаем своё", "ru", "Мы также вновь подтверждаем"),
        ("Nous", "de", ""),
    ],
)
def test_openers_are_found_longest_first(text, language, expected):
    assert openers.opener_of(text, language) == expected
