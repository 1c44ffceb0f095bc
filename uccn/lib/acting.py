"""Who acts, and on which way: what the database is told beside every write.

    with acting(by=user, via=Via.IMPORT):
        ...

The middleware says it once a request, ``manage.py`` once a command. The user may be lazy: nobody is
looked up before something is written.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from uccn.lib.logs import request_id

# The ways on which a change comes; a command is ``command:`` with its name.
ADMIN, DESK, IMPORT, SITE, COMMAND = "admin", "desk", "import", "site", "command:"
# The function that SQLite's triggers ask, and what its argument begins with. A trigger that names a
# function of ours could not be run by another program. This one is SQLite's own and answers NULL
# to what is no date; our connections put theirs in its place.
FUNCTION, _ASKED = "julianday", "acting:"

_now: ContextVar[tuple | None] = ContextVar("acting", default=None)


@contextmanager
def acting(*, by=None, via: str = "") -> Iterator[None]:
    """Everything that is written inside is this person's work; what is not said stays as outside.

    All that is done inside the outermost block is one act, and is told as one: by the number of the
    request, which the log and the answer name too, where there is a request.
    """
    around = _now.get()
    person = by if by is not None or around is None else around[0]
    way = via or (around[1] if around else "")
    token = _now.set(
        (person, way, around[2] if around else request_id.current() or request_id.new())
    )
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


def asked_in_sql(key: str) -> str:
    """SQL by which a trigger of SQLite asks for a fact; NULL for whoever writes around the site."""
    return f"{FUNCTION}('{_ASKED}{key}')"


def key_of(asked) -> str:
    """The fact that a trigger asks for; raises ValueError for a date: nothing of ours asks that."""
    if not str(asked).startswith(_ASKED):
        raise ValueError(f"{FUNCTION}() of one argument tells triggers who acts, and no date.")
    return str(asked).removeprefix(_ASKED)
