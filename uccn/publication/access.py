"""Who sees what: readers the public, staff and holders of a preview link the drafts."""

from urllib.parse import urlencode

from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import render

from uccn.lib.public_page import query_of
from uccn.publication.models import FormerAddress, PreviewLink, State


def may_preview(request, instance) -> bool:
    """Whether this request may see the object's draft: permitted staff, or a preview link."""
    user, meta = request.user, instance._meta
    may_view = user.is_staff and user.has_perm(f"{meta.app_label}.view_{meta.model_name}")
    if may_view and instance.is_given_to(user):
        return True
    token = request.GET.get("preview", "")
    return bool(token) and PreviewLink.opens(token, instance)


def preview_suffix(request) -> str:
    """What addresses on a draft's page end with, so that a preview link opens them too."""
    token = request.GET.get("preview", "")
    is_draft = getattr(request, "draft_state", None)
    return f"?{urlencode({'preview': token})}" if token and is_draft else ""


def refusal(request, instance, *, title):
    """None when the object may be shown, else the 410 page; a draft raises Http404.

    A draft that is shown sets ``request.draft_state``, from which the page makes its banner.
    """
    state = instance.state()
    if state == State.PUBLIC:
        return None
    if may_preview(request, instance):
        request.draft_state = state
        return None
    if state == State.WITHDRAWN:
        return gone(request, instance, title=title)
    raise Http404


def file_refusal(request, instance, *, title):
    """None when everyone may have a file of the object, else the 410 page; a draft raises Http404.

    Nobody is an exception: a file has no place for the banner that tells a draft.
    """
    state = instance.state()
    if state == State.WITHDRAWN:
        return gone(request, instance, title=title)
    if state != State.PUBLIC:
        raise Http404
    return None


def gone(request, instance, *, title, links=()):
    """The 410 page that says what stood here, since when it does not, and what staff wrote."""
    context = {"title": title, "withdrawn": instance, "links": links}
    return render(request, "410.html", context, status=410)


def moved(request, address: str, below: str = ""):
    """The one redirect from a former address; raises Http404 when nothing ever stood there.

    ``below`` is what follows the former address in the one that was asked for.
    """
    subject = FormerAddress.subject_at(address)
    if subject is None:
        raise Http404
    return moved_to(request, subject, below)


def moved_to(request, subject, below: str = ""):
    """The redirect to where something stands now.

    Raises Http404 while it is a draft that the reader may not see: its address would tell of it.
    """
    is_coming = subject.state() in (State.DRAFT, State.SCHEDULED)
    if is_coming and not may_preview(request, subject):
        raise Http404
    return HttpResponsePermanentRedirect(f"{subject.get_absolute_url()}{below}{query_of(request)}")
