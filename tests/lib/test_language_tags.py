"""Any language of CLDR, by its tag."""

import pytest
from django.utils.translation import override

from uccn.lib import language_tags, languages


@pytest.mark.parametrize(
    ("tag", "kept", "written", "french"),
    [
        ("pl", "pl", "pl", "polonais"),
        (" FR ", "fr", "fr", "français"),
        ("zh-Hant", "zh-hant", "zh-Hant", "chinois (traditionnel)"),
        ("pt-br", "pt-br", "pt-BR", "portugais (Brésil)"),
        ("sr-latn-rs", "sr-latn-rs", "sr-Latn-RS", "serbe (latin, Serbie)"),
        # Kashubian, for which CLDR has a name and no more.
        ("csb", "csb", "csb", "kachoube"),
    ],
)
def test_a_language_of_cldr_is_known_by_its_tag(tag, kept, written, french):
    with override("fr"):
        assert language_tags.canonical(tag) == kept
        assert language_tags.written(tag) == written
        assert language_tags.name(kept) == french


@pytest.mark.parametrize("tag", ["", "xx", "français", "pl-xx", "fr-FR-posix", "zh-zzzy", "../pl"])
def test_what_cldr_does_not_know_is_no_language(tag):
    with pytest.raises(ValueError, match=r"language|locale|letters"):
        language_tags.canonical(tag)


@pytest.mark.parametrize("code", ["fr", "ar", "zh-hans"])
def test_the_sites_own_languages_are_named_as_everywhere_else(code):
    with override(code):
        found = {own: language_tags.name(own) for own in languages.codes()}
        assert found == {own: languages.name_in(own) for own in languages.codes()}
