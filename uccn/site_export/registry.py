"""The public pages that each subject declares, so that none is missed for want of a link to it."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from django.conf import settings
from django.utils.translation import override

from uccn.lib.later import Declarations


class Subject(NamedTuple):
    """What a subject declares; a year of None stands for every year.

    ``addresses`` gives its pages in the active language; ``front`` the page with which a reader of
    the export begins, or ''; ``years`` the years that can be exported alone.
    """

    addresses: Callable[[int | None], Iterable[str]]
    front: Callable[[int | None], str] = lambda year: ""
    years: Callable[[], Iterable[int]] = lambda: ()


_subjects: dict[str, Subject] = {}
_declared = Declarations("site_export")


def register(name: str, subject: Subject) -> None:
    """Declare a subject; each app calls it in its module ``site_export``."""
    _subjects[name] = subject


def _all() -> list[Subject]:
    """Every subject, in the order of registration."""
    _declared.load()
    return list(_subjects.values())


def addresses(year: int | None = None) -> list[str]:
    """Every declared page in every public language, each once."""
    found: dict[str, None] = {}
    for code in settings.PUBLIC_LANGUAGES:
        with override(code):
            for subject in _all():
                found.update(dict.fromkeys(subject.addresses(year)))
    return list(found)


def front(year: int | None = None) -> str:
    """The page in the active language with which a reader of the export begins."""
    return next(filter(None, (subject.front(year) for subject in _all())))


def years() -> list[int]:
    """The years that can be exported alone, newest first."""
    return sorted({year for subject in _all() for year in subject.years()})[::-1]
