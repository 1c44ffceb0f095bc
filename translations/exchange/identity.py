"""Whether a file is of the text and the languages into which somebody imports it."""

from django.utils.translation import gettext as _

from translations.exchange.rows import FileProblem, IncomingSheet, Sheet, is_same_language
from uccn.lib import languages


def check_identity(incoming: IncomingSheet, expected: Sheet) -> None:
    """Raise FileProblem for a file of another text or in other languages, naming both."""
    if incoming.original != expected.original:
        sentence = _(
            "The file is of “%(found)s”, but this is “%(expected)s” (%(title)s). "
            "Import it where it belongs, or choose another file."
        )
        names = {"found": incoming.original or "?", "expected": expected.original}
        raise FileProblem(sentence % {**names, "title": expected.title}, "original")
    _check_language(
        incoming.source_language,
        expected.source_language,
        _(
            "The file was translated from %(found)s, but the source is in %(expected)s. "
            "Export the text again and translate that file."
        ),
    )
    _check_language(
        incoming.language,
        expected.language,
        _(
            "The file is in %(found)s, but you are importing %(expected)s. "
            "Import it under its own language, or choose another file."
        ),
    )
    if not {row.id for row in incoming.rows} & {row.id for row in expected.rows}:
        sentence = _(
            "No row of the file belongs to “%(title)s”. Choose the file that was exported here."
        )
        raise FileProblem(sentence % {"title": expected.title}, "no_rows")


def _check_language(found: str, expected: str, sentence: str) -> None:
    """Raise FileProblem with the sentence unless both are the same language."""
    if not is_same_language(found, expected):
        names = {"found": _named(found), "expected": _named(expected)}
        raise FileProblem(sentence % names, "language")


def _named(language: str) -> str:
    """A language's name where we know it, else as the file spells it."""
    return languages.name_in(language) if language in languages.codes() else f"“{language}”"
