"""What a translator is offered beside a text: what earlier texts said, and the terms in it."""

from translations import checks, glossary, memory
from translations.checks import Number
from translations.desk.rows import Row
from translations.glossary import Match
from translations.memory import Suggestion
from translations.neighbours import context


def suggestions(row: Row, before: str = "", after: str = "") -> list[Suggestion]:
    """What the memory offers for a row that stands between two sources, best first."""
    return memory.suggest(
        source=row.source,
        source_language=row.source_language,
        target_language=row.language,
        unit=row.unit,
        context=context(before, after),
    )


def terms(row: Row) -> list[Match]:
    """The glossary's terms in the row's source, with what they are in its language."""
    return glossary.find(row.source, row.source_language, row.language)


def numbers(row: Row) -> list[Number]:
    """The figures in the row's source, as its checks read them."""
    return checks.marked(row.source, row.source_language)
