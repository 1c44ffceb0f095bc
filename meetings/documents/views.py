"""The documents of a meeting, and each of them."""

from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from meetings.documents import linked_data, reading
from meetings.documents.filter_form import DocumentFilterForm
from meetings.documents.listing import Filters, Listing
from meetings.documents.packing import packages
from meetings.documents.page import find, find_document
from uccn.lib import languages
from uccn.lib.public_page import public_page


@public_page("kind", "language", "session")
@require_safe
def document_list(request, year: str, slug: str):
    """The documents by kind, each with its languages; or what filters leave."""
    page, other = find(request, year, slug, "documents/")
    if other:
        return other
    keys = {one.document.session_id for one in page.documents} - {None}
    sessions, filters = page.sessions(keys), Filters.of(request.GET)
    listing = Listing(page.documents, filters, sessions)
    matching = listing.matching
    context = {
        **page.context,
        "is_list": True,
        "groups": list(reading.by_kind(matching)),
        "shown": len(matching),
        "is_filtered": any(filters),
        "form": DocumentFilterForm(listing, page.address),
        "sessions": sessions,
        "packages": packages(page.documents),
        "head": linked_data.list_head(page.meeting, matching),
    }
    return TemplateResponse(request, "documents/document_list.html", context)


@public_page()
@require_safe
def document(request, year: str, slug: str, document: str):
    """One document: what it is, its files by language, what they replaced."""
    page, found, other = find_document(request, year, slug, document)
    if other:
        return other
    history = reading.history(found, whole=page.sees_all)
    shown = reading.Shown(found, [newest for newest, _former in history])
    sessions = page.sessions({found.session_id} - {None})
    token = request.GET.get("preview", "")
    context = {
        **page.context,
        "document": found,
        "shown": shown,
        "history": history,
        "session": sessions.get(found.session_id),
        "preview": f"?preview={token}" if token else "",
        "own_language": languages.name_in(languages.current()),
        "head": linked_data.document_head(shown),
    }
    return TemplateResponse(request, "documents/document_detail.html", context)
