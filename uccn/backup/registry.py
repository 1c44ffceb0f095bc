"""The files that rows need, where no file field says so; each subject declares its own."""

from collections.abc import Callable
from typing import NamedTuple

from uccn.lib.later import Declarations


class Need(NamedTuple):
    """Rows of a model each need a file, which ``name`` makes of the value of their column.

    ``place`` is where it lies (``uccn.backup.places``). With ``is_beginning`` there are several
    files whose names begin so, of which one must be there.
    """

    model: str
    column: str
    place: str
    name: Callable[[str], str] = str
    is_beginning: bool = False


_needs: list[Need] = []
_declared = Declarations("backup")


def register(need: Need) -> None:
    """Declare what the rows of a model need; each app calls it in its module ``backup``."""
    if need not in _needs:
        _needs.append(need)


def needs(model: str) -> list[Need]:
    """What was declared of a model, by its label in small letters."""
    _declared.load()
    return [need for need in _needs if need.model == model]
