"""What follows from a change of texts: the memory learns, people are told."""


def source_changed(units: list[int], *, by, at) -> None:
    """Tell the people who translate these texts that their source was changed."""


def remember_settled(approved: list, *, at) -> None:
    """Put into the memory what was taken as approved: unit, language, texts by language."""


def approved(unit, state, text: str, by) -> None:
    """Put an approved text into the memory."""
