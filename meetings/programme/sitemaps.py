"""The public pages of programmes, for sitemaps."""

from django.urls import reverse

from meetings.programme.published import Programme, programmes
from uccn.discovery.sitemaps import Entry, everywhere, register


def _entries() -> list[Entry]:
    """Each programme with its sessions, speakers and changes, as new as its newest release."""
    return [entry for programme in programmes() for entry in _of(programme)]


def _of(programme: Programme) -> list[Entry]:
    """The pages of one programme."""
    changed = max(programme.release.made_at, programme.meeting.published_at)
    return [everywhere(path, changed) for path in paths(programme)]


def paths(programme: Programme) -> list[str]:
    """The addresses of a programme's pages in the active language."""
    place = [programme.meeting.year, programme.meeting.slug]
    found = [("detail", []), ("changes", [])]
    found += [("session", [session.id]) for session in programme.sessions]
    people = {person.id for session in programme.sessions for person in session.people}
    found += [("speakers", [])] * bool(people) + [("speaker", [key]) for key in sorted(people)]
    return [reverse(f"meetings:programme:{name}", args=[*place, *keys]) for name, keys in found]


register("programmes", _entries)
