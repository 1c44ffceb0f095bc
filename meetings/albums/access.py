"""Who sees which pictures: readers what is public all the way up, staff and preview links more."""

from collections.abc import Sequence

from uccn.publication import access
from uccn.publication.models import PreviewLink


def refusal(request, things: Sequence):
    """None when a reader may see the last of the things, else the 410 page; or raises Http404.

    ``things`` are a meeting, an album of it, a picture of that, each where it matters. A preview
    link of any of them opens all; staff see a draft when they may see each thing that is one.
    """
    hidden = [thing for thing in things if not thing.is_public]
    if not hidden:
        return None
    if _may_preview(request, things, hidden):
        request.draft_state = hidden[0].state()
        return None
    for thing in hidden:
        if answer := access.refusal(request, thing, title=title_of(thing)):
            return answer
    return None


def _may_preview(request, things: Sequence, hidden: Sequence) -> bool:
    """Whether a link of one thing, or the person's permissions for all, open what is hidden."""
    token = request.GET.get("preview", "")
    if token and any(PreviewLink.opens(token, thing) for thing in things):
        return True
    return all(access.may_preview(request, thing) for thing in hidden)


def title_of(thing) -> str:
    """What the page of something withdrawn calls it."""
    return getattr(thing, "edition_name", "") or str(thing)
