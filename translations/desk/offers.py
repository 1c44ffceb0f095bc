"""What a translator is offered beside a text: what earlier texts said, and the terms in it."""


def suggestions(row, before: str = "", after: str = "") -> list:
    """What the memory offers for a row, best first."""
    return []


def terms(row) -> list:
    """The glossary's terms in the row's source, with what they are in its language."""
    return []


def numbers(row) -> list:
    """The figures in the row's source."""
    return []
