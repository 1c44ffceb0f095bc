"""Whose an upload is: a file below /uploads/ is for whoever may see what shows it.

Each app declares the columns that name its files in its module ``uploads``. What nothing shows,
because it was replaced or its row is gone, is for nobody.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from django.db import models
from django.http import HttpRequest

from uccn.lib.later import Declarations


class Owner(NamedTuple):
    """Something that shows a file: whether to everybody now, and if not, whether to a request."""

    is_public: bool
    opens: Callable[[HttpRequest], bool]


Find = Callable[[str], Iterable[Owner]]

_finders: dict[models.FileField, Find] = {}
_declared = Declarations("uploads")


def register(model: type[models.Model], columns: Iterable[str], find: Find) -> None:
    """Declare which columns of a model name uploads, and how the owners of a name are found.

    Each app calls it in its module ``uploads``. Only names in the folder of such a column are
    looked for; ``find`` also knows the files that are made beside it.
    """
    _finders.update({model._meta.get_field(column): find for column in columns})


def declared() -> list[models.FileField]:
    """Every column that was declared."""
    _declared.load()
    return list(_finders)


def owners(name: str) -> list[Owner]:
    """What shows the file of that name; [] for what nothing does. One or two queries, mostly."""
    # No database can be asked for it.
    if "\0" in name:
        return []
    folder = f"{name.rpartition('/')[0]}/"
    finders = dict.fromkeys(_finders[field] for field in declared() if field.upload_to == folder)
    return [owner for find in finders for owner in find(name)]
