"""Scripts of languages, and which of them slant."""

from uccn.lib import languages, scripts


def test_the_script_of_each_language_comes_from_cldr():
    found = [scripts.script(code) for code in languages.codes()]
    assert found == ["Latn", "Latn", "Latn", "Arab", "Cyrl", "Hans"]


def test_only_some_scripts_have_italics():
    found = [scripts.has_italics(code) for code in languages.codes()]
    assert found == [True, True, True, False, True, False]
