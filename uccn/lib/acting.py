"""Who acts, and on which way: what the database is told beside every write.

    with acting(by=user, via=Via.IMPORT):
        ...

The middleware says it once a request, ``manage.py`` once a command. The user may be lazy: nobody is
looked up before something is written.
"""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

# The ways on which a change comes; a command is ``command:`` with its name.
ADMIN, DESK, IMPORT, SITE, COMMAND = "admin", "desk", "import", "site", "command:"

_now: ContextVar[tuple | None] = ContextVar("acting", default=None)


@contextmanager
def acting(*, by=None, via: str = "") -> Iterator[None]:
    """Everything that is written inside is this person's work; what is not said stays as outside.

    All that is done inside the outermost block is one act, and is told as one.
    """
    around = _now.get()
    person = by if by is not None or around is None else around[0]
    way = via or (around[1] if around else "")
    token = _now.set((person, way, around[2] if around else uuid.uuid4().hex))
    try:
        yield
    finally:
        _now.reset(token)


def facts() -> dict:
    """What is known now: ``by`` (a key), ``name``, ``via``, ``act``; nothing is an empty answer."""
    if (now := _now.get()) is None:
        return {}
    by, via, act = now
    known = {"via": via, "act": act}
    if by is not None and getattr(by, "pk", None) is not None:
        known |= {"by": by.pk, "name": by.get_full_name() or by.get_username()}
    return known
