"""What changed between two programmes: each session at most once, under its weightiest news."""

from meetings.programme.content import Content

# From the weightiest: a session that was moved and renamed counts as moved.
CANCELLED, REINSTATED, NEW, REMOVED = "cancelled", "reinstated", "new", "removed"
MOVED, CHANGED = "moved", "changed"
KINDS = (CANCELLED, NEW, REMOVED, REINSTATED, MOVED, CHANGED)
_PLACE = ("day", "begins", "ends", "room")
_FACTS = (
    "kind", "track", "status", "audience", "announced", "working", "interpretation", "fields",
    "people", "livestream", "recording",
)  # fmt: skip
_TEXTS = ("title", "abstract")


def changes_between(old: Content, new: Content) -> list[dict]:
    """The changes in the order of the new programme, what was removed last.

    Each is {"session", "kind", "what", "from", "to", "titles", "audience", "announced"}: ``what``
    names the facts and texts that differ, ``from`` and ``to`` hold day, hours and room, ``titles``
    the title in every language.
    """
    before, after = old.sessions, new.sessions
    found = [_change(old, new, before.get(key), row) for key, row in after.items()]
    gone = [_entry(old, row, REMOVED, [], row, None) for key, row in before.items()
            if key not in after]  # fmt: skip
    return [change for change in [*found, *gone] if change]


def _change(old: Content, new: Content, before: dict | None, after: dict) -> dict | None:
    """What became of a session that the new programme has; None where nothing did."""
    if before is None:
        return _entry(new, after, NEW, [], None, after)
    what = [name for name in (*_PLACE, *_FACTS) if before[name] != after[name]]
    what += [name for name in _TEXTS if _texts(old, before, name) != _texts(new, after, name)]
    if not what:
        return None
    return _entry(new, after, _kind(before, after, what), what, before, after)


def _kind(before: dict, after: dict, what: list[str]) -> str:
    """The weightiest of what happened to it."""
    was, now = (row["status"] == CANCELLED for row in (before, after))
    if was != now:
        return CANCELLED if now else REINSTATED
    return MOVED if set(what) & set(_PLACE) else CHANGED


def _texts(content: Content, session: dict, name: str) -> dict[str, str]:
    """A text of the session in every language."""
    return content.every("session", session["id"], name)


def _entry(content: Content, session: dict, kind: str, what: list[str], before, after) -> dict:
    """A change as it is kept."""
    return {
        "session": session["id"],
        "session_kind": session["kind"],
        "kind": kind,
        "what": what,
        "from": before and _place(content, before),
        "to": after and _place(content, after),
        "titles": _texts(content, session, "title"),
        "audience": session["audience"],
        "announced": session["announced"],
    }


def _place(content: Content, session: dict) -> dict:
    """When and where it was or is; the room with its name in every language."""
    rooms = content.every("room", session["room"], "name") if session["room"] else {}
    return {name: session[name] for name in _PLACE} | {"rooms": rooms}
