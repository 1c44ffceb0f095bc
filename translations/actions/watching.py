"""How a saved row reaches the desk: at once, or all together at the end of a long piece of work."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import models

from translations.actions import reconciling

_gathered: ContextVar[dict[type, set[int]] | None] = ContextVar("gathered", default=None)


def saw_change(instance: models.Model) -> None:
    """A row was saved or is gone: look at its texts, now or when the work is done."""
    if instance.pk is None:
        return
    gathered = _gathered.get()
    if gathered is None:
        reconciling.refresh_rows(type(instance), [instance.pk])
    else:
        gathered.setdefault(type(instance), set()).add(instance.pk)


@contextmanager
def together(*, trust: bool = False, by=None) -> Iterator[None]:
    """Look at every row that is saved inside once, at the end; ``trust`` takes it as approved.

    Within another one it does nothing of its own: the outer one sees all rows, and decides.
    """
    if _gathered.get() is not None:
        yield
        return
    gathered: dict[type, set[int]] = {}
    token = _gathered.set(gathered)
    try:
        yield
    finally:
        _gathered.reset(token)
    for model, pks in gathered.items():
        reconciling.refresh_rows(model, sorted(pks), trust=trust, by=by)
