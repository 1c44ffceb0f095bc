"""Every word of the interface exists in every language, and fits where it is put."""

import re
from gettext import c2py

import polib
import pytest
from django.conf import settings
from django.utils.translation import to_locale

from uccn.lib.languages import babel_locale, codes

# %(name)s, %s and {name}: what the code fills in.
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
# What a number counts; a form for that number alone may say it in words: "two paragraphs".
COUNTED = {"%(count)s", "%(listed)s", "%(number)s"}
# French sets these off with a space at which no line may end.
FRENCH = re.compile(r"\S [;:!?»]|« ")
# Direction belongs to the page: to elements and attributes, never to hidden characters.
DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Patterns for dates and ordinals may choose among more than the source uses.
PARTS = ["day", "month", "month_number", "year"]
NUMBERS = range(1001)


@pytest.fixture(params=codes())
def catalogue(request):
    """A language's catalogue; ``code`` says which."""
    path = settings.LOCALE_PATHS[0] / to_locale(request.param) / "LC_MESSAGES" / "django.po"
    found = polib.pofile(str(path))
    found.code = request.param
    return found


def rule(catalogue) -> tuple[int, object]:
    """How many plural forms the language has, and which of them a number takes."""
    header = catalogue.metadata["Plural-Forms"]
    count, plural = re.fullmatch(r"nplurals=(\d+); *plural=(.+?);?", header).groups()
    return int(count), c2py(plural)


def placeholders(text: str) -> list[str]:
    """What is filled into the text, sorted."""
    return sorted(set(PLACEHOLDER.findall(text)))


def listed(entries) -> list[str]:
    """Entries as the failure names them."""
    return [entry.msgid[:60] for entry in entries]


def test_no_word_is_missing(catalogue):
    alive = [entry for entry in catalogue if not entry.obsolete]
    assert listed(e for e in alive if not e.fuzzy and not e.translated()) == []


def test_no_word_is_a_guess(catalogue):
    assert listed(catalogue.fuzzy_entries()) == []


def test_no_word_is_kept_that_nothing_says_any_more(catalogue):
    assert listed(catalogue.obsolete_entries()) == []


def test_every_language_has_the_same_words(catalogue):
    source = settings.LOCALE_PATHS[0] / to_locale(settings.LANGUAGE_CODE) / "LC_MESSAGES"
    expected = {(e.msgctxt, e.msgid) for e in polib.pofile(str(source / "django.po"))}
    assert {(entry.msgctxt, entry.msgid) for entry in catalogue} == expected


def is_pattern(entry) -> bool:
    """Whether the language writes the entry in an order and with parts of its own."""
    return "no-python-format" in entry.flags and bool(entry.msgctxt)


def may_hold(entry) -> set[str]:
    """What a pattern's translation may fill in: the same dates or number, in other parts."""
    found = set(placeholders(entry.msgid))
    if "%(numeral)s" in found:
        return {"%(numeral)s", "%(word)s"}
    ends = {match for name in found for match in re.findall(r"\((start_|end_|)day\)", name)}
    return found | {f"%({end}{part})s" for end in ends for part in PARTS}


def test_every_sentence_is_filled_in_alike(catalogue):
    wrong = [
        entry
        for entry in catalogue
        if entry.msgstr
        and not is_pattern(entry)
        and placeholders(entry.msgstr) != placeholders(entry.msgid)
    ]
    assert listed(wrong) == []


def test_every_pattern_is_filled_in_with_what_it_is_given(catalogue):
    patterns = [entry for entry in catalogue if is_pattern(entry)]
    wrong = [e for e in patterns if not set(placeholders(e.msgstr)) <= may_hold(e)]
    assert (len(patterns) > 5, listed(wrong)) == (True, [])


def test_every_plural_form_is_filled_in_alike(catalogue):
    count, form_of = rule(catalogue)
    numbers = {form: [n for n in NUMBERS if form_of(n) == form] for form in range(count)}
    wrong = []
    for entry in catalogue:
        one, many = placeholders(entry.msgid), placeholders(entry.msgid_plural)
        for form, text in entry.msgstr_plural.items():
            expected = [many]
            if numbers[form] == [0, 1] or len(numbers[form]) == 1:
                expected.append(one)
            if len(numbers[form]) == 1:
                expected.append(sorted(set(one) - COUNTED))
            if text and placeholders(text) not in expected:
                wrong.append((form, entry.msgid[:60], placeholders(text)))
    assert wrong == []


def test_every_plural_has_as_many_forms_as_the_language(catalogue):
    count, _form_of = rule(catalogue)
    plurals = [entry for entry in catalogue if entry.msgid_plural]
    wrong = [e for e in plurals if sorted(e.msgstr_plural) != list(range(count))]
    assert (bool(plurals), listed(wrong)) == (True, [])


def test_the_rule_of_plurals_parts_numbers_as_the_language_does(catalogue):
    _count, form_of = rule(catalogue)
    category_of = babel_locale(catalogue.code).plural_form
    pairs = {(form_of(number), category_of(number)) for number in NUMBERS}
    assert (
        len(pairs) == len({form for form, _name in pairs}) == len({name for _form, name in pairs})
    )


def test_no_word_holds_a_hidden_direction(catalogue):
    texts = [(e.msgid, [e.msgid, e.msgstr, *e.msgstr_plural.values()]) for e in catalogue]
    assert [name[:60] for name, all_ in texts if any(DIRECTION.search(t) for t in all_)] == []


def test_no_french_line_begins_with_its_punctuation():
    path = settings.LOCALE_PATHS[0] / "fr" / "LC_MESSAGES" / "django.po"
    texts = [t for e in polib.pofile(str(path)) for t in [e.msgstr, *e.msgstr_plural.values()]]
    assert [text[:60] for text in texts if FRENCH.search(text)] == []


def test_no_word_has_lost_or_gained_space_at_its_ends(catalogue):
    wrong = [
        entry
        for entry in catalogue
        if entry.msgstr
        and re.search(r"\w", entry.msgid)
        and (entry.msgstr[0].isspace(), entry.msgstr[-1].isspace())
        != (entry.msgid[0].isspace(), entry.msgid[-1].isspace())
    ]
    assert listed(wrong) == []
