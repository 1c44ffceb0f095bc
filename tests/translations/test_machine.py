"""The machine's place at the desk: none is configured, and it never saves anything."""

import pytest

from tests.translations.editor_form import Editor
from translations import machine

pytestmark = pytest.mark.django_db


def shout(text, *, source_language, language):
    """A machine that is easily known again."""
    return f"{language}: {text.upper()}"


def break_down(text, *, source_language, language):
    """A machine that is out of order."""
    raise ConnectionError("no route")


@pytest.fixture
def editor(enter, leila, page, units):
    """Leila at the first paragraph."""
    return Editor(enter(leila), page(units[1]))


def test_none_is_configured_and_none_is_offered(editor):
    assert not machine.is_configured()
    assert "ask_machine" not in editor.html


def test_its_answer_is_marked_and_saved_by_a_person_alone(editor, settings, units, state):
    settings.TRANSLATION_MACHINE = f"{__name__}.shout"
    editor.press("ask_machine")
    assert "Machine translation, checked by nobody" in editor.html
    assert state(units[1]).version == 0
    editor.press("machine")
    assert (editor.text, state(units[1]).version) == ("ar: NOUS, LES MAIRES,", 0)
    editor.press("save")
    assert (state(units[1]).status, state(units[1]).origin) == ("draft", "machine")


def test_its_failure_is_a_sentence_and_keeps_what_was_typed(editor, settings):
    settings.TRANSLATION_MACHINE = f"{__name__}.break_down"
    response = editor.type("نحن").press("ask_machine")
    assert (response.status_code, editor.text) == (422, "نحن")
    assert editor.summary[1:] == [
        "The machine translation gave no answer. Translate without it, or ask later."
    ]
