"""What follows from a change of texts: the memory learns, people are told."""

from translations.notices import making


def source_changed(units: list[int], *, by, at) -> None:
    """Tell the people who translate these texts that their source was changed."""
    making.source_changed(units, by=by, at=at)


def submitted(unit, language: str, *, by, at) -> None:
    """Tell the people who review the language that a text waits for them."""
    making.waiting(unit, language, by=by, at=at)


def remember_settled(approved: list, *, at) -> None:
    """Put into the memory what was taken as approved: unit, language, texts by language."""


def approved(unit, state, text: str, by) -> None:
    """Put an approved text into the memory."""
