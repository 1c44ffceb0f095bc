"""Languages by the three letters of ISO 639-2/T."""

from uccn.lib import iso_639, languages


def test_every_language_of_the_site_has_its_terminological_code_and_is_found_by_it():
    letters = [iso_639.three_letters(code) for code in languages.codes()]
    assert letters == ["fra", "eng", "spa", "ara", "rus", "zho"]
    assert [iso_639.ours(found) for found in letters] == languages.codes()


def test_languages_that_nobody_knows_have_none():
    found = [iso_639.three_letters(code) for code in ("pt-br", "haw", "xx")]
    assert found == ["por", "haw", "und"]
    assert iso_639.ours("deu") == ""
