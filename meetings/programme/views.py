"""The programme of a meeting, its sessions, its speakers, and what its releases changed."""

from django.http import Http404
from django.views.decorators.http import require_safe

from uccn.lib.public_page import public_page


@public_page("day", "track", "field", "language", "audience", "view")
@require_safe
def programme(request, year: str, slug: str):
    """The programme by day, as a list or as a grid by room."""
    raise Http404


@public_page()
@require_safe
def session(request, year: str, slug: str, key: str):
    """One session."""
    raise Http404


@public_page()
@require_safe
def changes(request, year: str, slug: str):
    """What each release changed, newest first."""
    raise Http404


@public_page()
@require_safe
def speakers(request, year: str, slug: str):
    """Everybody who has a part in the programme."""
    raise Http404


@public_page()
@require_safe
def speaker(request, year: str, slug: str, key: str):
    """One person, with the sessions that they take part in."""
    raise Http404


@require_safe
def open_link(request, year: str, slug: str, token: str):
    """Open a link for an audience: the browser remembers it, and the programme shows more."""
    raise Http404
