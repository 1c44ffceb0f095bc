"""Memories of other tools: several languages in a unit, codes, older spellings."""

import pytest

from translations.exchange import tmx
from translations.exchange.rows import FileProblem
from translations.exchange.tmx import Entry


def _file(body: str, srclang: str = "en") -> bytes:
    """A TMX file of another tool."""
    return f'<tmx version="1.4"><header srclang="{srclang}"/><body>{body}</body></tmx>'.encode()


def test_a_unit_in_several_languages_gives_a_pair_for_each_translation():
    unit = (
        '<tu><prop type="x-project">Braga</prop>'
        '<tuv xml:lang="FR"><seg>Ville</seg></tuv><tuv xml:lang="en"><seg>City</seg></tuv>'
        '<tuv xml:lang="zh-Hans"><seg>城市</seg></tuv></tu>'
    )
    attributes = {"project": "Braga"}
    assert tmx.read(_file(unit)) == [
        Entry("en", "City", "fr", "Ville", attributes),
        Entry("en", "City", "zh-hans", "城市", attributes),
    ]


def test_codes_of_a_tool_are_left_out_and_highlighted_text_stays():
    unit = (
        '<tu><tuv lang="en"><seg>A <bpt i="1">&lt;b></bpt>city<ept i="1">&lt;/b></ept>!</seg></tuv>'
        '<tuv lang="fr"><seg>Une <hi>ville</hi><ph>{1}</ph>!</seg></tuv></tu>'
    )
    assert tmx.read(_file(unit)) == [Entry("en", "A city!", "fr", "Une ville!", {})]


def test_where_any_language_may_be_the_source_the_first_one_is():
    unit = '<tu><tuv xml:lang="ru"><seg>Б</seg></tuv><tuv xml:lang="en"><seg>B</seg></tuv></tu>'
    assert tmx.read(_file(unit, "*all*")) == [Entry("ru", "Б", "en", "B", {})]


def test_units_without_a_translation_are_passed_over():
    unit = (
        '<tu><tuv xml:lang="en"><seg>B</seg></tuv><tuv xml:lang="fr"><seg> </seg></tuv></tu><tu/>'
    )
    assert tmx.read(_file(unit)) == []


def test_what_is_no_memory_is_refused():
    with pytest.raises(FileProblem) as refused:
        tmx.read(b"<xliff/>")
    assert refused.value.sentence == (
        "This is not a TMX file: it begins with “xliff”. Choose another file."
    )


def test_a_character_that_xml_cannot_hold_is_refused_at_export():
    with pytest.raises(FileProblem) as refused:
        tmx.write([Entry("en", "a\x00b", "fr", "c")], source_language="en")
    assert refused.value.code == "unspeakable"


def test_a_limit_holds_for_memories_too():
    with pytest.raises(FileProblem) as refused:
        tmx.read(b"<" + b" " * 10_000_000)
    assert refused.value.code == "too_large"
