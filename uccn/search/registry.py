"""What can be found: each subject declares itself here, in its module ``search``.

The index knows no subject. It asks the registration for the texts that readers see of some
objects, and which rows, when they change, make those texts others.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from django.db import models
from django.utils.functional import Promise

# Later than any time that staff may set: what is scheduled is indexed, and found at its time.
FAR = dt.datetime(9000, 1, 1, tzinfo=dt.UTC)
# Since when readers see what has no publication of its own.
ALWAYS = dt.datetime(2004, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Text:
    """What readers may find of an object in one language, plain, as its page shows it.

    Without ``key`` it is the object itself, with one a part of it, the ``number``-th.
    """

    object_id: int
    language: str
    title: str
    body: str
    address: str
    public_from: dt.datetime = ALWAYS
    year: int = 0
    key: str = ""
    number: int = 0


class Link(NamedTuple):
    """How a row leads to the objects it belongs to.

    ``lookup`` filters the objects by the row's key; ``attribute`` is where the row holds the key
    of its one object, so that a deleted row still leads there.
    """

    lookup: str
    attribute: str = ""


class SearchSubject:
    """What a subject says about itself; the subclass is registered with ``register``."""

    model: type[models.Model]
    # In addresses, and in the entries' numbers: the highest stands first.
    kind: str
    number: int
    heading: str | Promise
    # Whether the year says something that the title does not.
    is_dated = False
    # What leads from a row of another model, or of this one, to the objects.
    links: dict[type[models.Model], Link]

    def texts(self, pks: Collection[int] | None = None) -> Iterator[Text]:
        """What readers see, now or from a set time on, of these objects or of all."""
        raise NotImplementedError

    def part(self, number: int) -> str:
        """What a part of an object is called: "paragraph 4"."""
        return str(number)


_subjects: dict[str, SearchSubject] = {}


def register(subject: type[SearchSubject]) -> type[SearchSubject]:
    """Decorate a SearchSubject to make its objects findable."""
    _subjects[subject.kind] = subject()
    return subject


def subjects() -> Iterable[SearchSubject]:
    """Every subject, in the order of the results."""
    return sorted(_subjects.values(), key=lambda subject: -subject.number)


def subject_of(kind: str) -> SearchSubject | None:
    """The subject of a kind, None where there is none."""
    return _subjects.get(kind)
