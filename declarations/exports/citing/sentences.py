"""Full stops, and what stands between two sentences, as the active language sets them."""

from collections.abc import Iterable

from django.utils.translation import pgettext


def stop() -> str:
    """What ends a sentence: "." or "。"."""
    return pgettext("a sentence of a citation", "%(words)s.").rpartition(")s")[2]


def stopped(words: str) -> str:
    """The words as a sentence; the full stop of an abbreviation at their end is enough."""
    return words if words.endswith(stop()) else words + stop()


def between() -> str:
    """What stands between two sentences: a space, or nothing."""
    pattern = pgettext("two sentences of a citation", "%(first)s %(rest)s")
    return pattern.removeprefix("%(first)s").removesuffix("%(rest)s")


def run_on(sentences: Iterable[str]) -> str:
    """The sentences one after the other."""
    return between().join(sentences)
