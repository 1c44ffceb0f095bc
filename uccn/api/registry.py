"""What the API offers: each subject declares it in its module ``api``."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.utils.functional import Promise

from uccn.api.parameters import PAGING, Parameter
from uccn.api.shapes import Shape
from uccn.lib.later import Declarations

ROOT = "/api/v1"


@dataclass(frozen=True)
class Endpoint:
    """An address below the API's root and what it answers with.

    ``path`` is like "cities/{slug}", its parameters in ``inside``. ``find`` takes the values of
    all parameters by name. ``may_be_gone`` where it answers 410 for what was withdrawn, and 301
    for what moved.
    """

    name: str
    path: str
    says: str | Promise
    shape: Shape
    find: Callable[[dict], object]
    inside: tuple[Parameter, ...] = ()
    may_be_gone: bool = False

    @property
    def asked(self) -> tuple[Parameter, ...]:
        """The parameters of the query."""
        return ()


@dataclass(frozen=True)
class Item(Endpoint):
    """One object; ``find`` gives its row or raises a ``Refusal``."""


@dataclass(frozen=True)
class Collection(Endpoint):
    """Many objects, page by page; ``find`` gives a queryset or list in an order that is stable.

    ``filters`` are the parameters that leave fewer; ``complete`` adds to the rows of one page what
    one more query finds.
    """

    filters: tuple[Parameter, ...] = ()
    complete: Callable[[list], Iterable] = field(default=lambda rows: rows)

    @property
    def asked(self) -> tuple[Parameter, ...]:
        """The filters, and where the page begins and ends."""
        return (*self.filters, *PAGING)


@dataclass(frozen=True)
class Download:
    """A list of pages as a file: ``/<language>/cities.csv`` and ``.json``.

    ``find`` takes the query of the list's page and gives the rows that the page shows; ``csv``
    writes them as text, in the active language; ``shape`` is what the API shows a row as.
    """

    name: str
    says: str | Promise
    find: Callable[[dict], list]
    csv: Callable[[list], str]
    shape: Shape


@dataclass
class Part:
    """What one subject offers."""

    name: str
    label: str | Promise
    endpoints: tuple[Endpoint, ...]
    download: Download | None = None
    position: int = 0


_parts: dict[str, Part] = {}
_declared = Declarations("api")


def register(part: Part) -> None:
    """Offer a subject's part; a second one of that name takes the place of the first."""
    _parts[part.name] = part


def parts() -> list[Part]:
    """Every part, in the order that they ask for."""
    _declared.load()
    return sorted(_parts.values(), key=lambda part: (part.position, part.name))


def endpoints() -> list[Endpoint]:
    """Every address of every part."""
    return [endpoint for part in parts() for endpoint in part.endpoints]


def downloads() -> dict[str, Download]:
    """The lists that can be downloaded, by name."""
    return {part.name: part.download for part in parts() if part.download}


def address(path: str) -> str:
    """The path of an address of the API: "cities/krakow" → "/api/v1/cities/krakow"."""
    return f"{ROOT}/{path}"
