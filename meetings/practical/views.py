"""The practical pages of a meeting, and what its hosts say to its guests."""

from django.http import Http404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meetings.at_address import found_at, meeting_at
from meetings.models import AnnualMeeting
from meetings.practical import linked_data
from meetings.practical.models import PracticalPage, WelcomeWord
from meetings.practical.reading import read, updated
from uccn.lib.public_page import public_page
from uccn.lib.text import to_plain
from uccn.publication import access
from uccn.publication.models import State


@public_page()
@require_safe
def pages(request, year: str, slug: str):
    """The practical pages of a meeting, in their order."""
    meeting, other = meeting_at(request, year, slug, "practical/")
    if other:
        return other
    own = PracticalPage.objects.filter(meeting=meeting)
    found = list(own.published().titled())
    if not found:
        return _gone(request, own, _("Practical information"))
    context = {"meeting": meeting, "pages": found, "is_index": True}
    context["head"] = linked_data.pages_head(meeting, found)
    return TemplateResponse(request, "practical/pages.html", context)


@public_page()
@require_safe
def page(request, year: str, slug: str, name: str):
    """One practical page, with the way to the others."""
    meeting, other = found_at(request, year, slug, f"practical/{name}/")
    if meeting is None:
        return other
    found = PracticalPage.objects.filter(meeting=meeting, slug=name).first()
    # Who may see the draft of the page sees it whatever its meeting is.
    may_see = found is not None and access.may_preview(request, found)
    if not may_see and (other := access.refusal(request, meeting, title=meeting.edition_name)):
        return other
    if found is None:
        return access.moved(request, f"{meeting.address}/practical/{name}")
    if other := access.refusal(request, found, title=to_plain(found.text("title").text)):
        return other
    if not meeting.is_public:
        request.draft_state = meeting.state()
    return _page(request, meeting, found)


def preview(request, found: PracticalPage):
    """A page with texts that are not saved, as readers would get it."""
    meeting = AnnualMeeting.objects.in_brief().get(pk=found.meeting_id)
    request.draft_state = State.DRAFT
    return _page(request, meeting, found).render()


def _page(request, meeting: AnnualMeeting, found: PracticalPage):
    """A page with the way to the meeting's others, in its template."""
    found.meeting = meeting
    reading = read(found)
    own = PracticalPage.objects.filter(meeting=meeting).published()
    context = {
        "meeting": meeting,
        "page": found,
        "reading": reading,
        "updated": updated(found, reading),
        "pages": list(own.titled()),
    }
    context["head"] = linked_data.page_head(meeting, found, reading, context["updated"])
    return TemplateResponse(request, "practical/page.html", context)


@public_page()
@require_safe
def welcome(request, year: str, slug: str):
    """What the hosts say to the guests, one after another; of what was withdrawn, that it was."""
    meeting, other = found_at(request, year, slug, "welcome/")
    if meeting is None:
        return other
    own = WelcomeWord.objects.of_meeting(meeting)
    found = list(own.in_order().with_host())
    opened = {word.pk for word in found if _opens(request, meeting, word)}
    # Who may see the draft of a word sees it whatever its meeting is.
    if not opened and (other := access.refusal(request, meeting, title=meeting.edition_name)):
        return other
    words = [word for word in found if word.is_public or word.pk in opened]
    if not words:
        return _gone(request, own, _("Words of welcome"))
    for one in (meeting, *words):
        if not one.is_public:
            request.draft_state = one.state()
    withdrawn = [word for word in found if word.withdrawn_at and word.pk not in opened]
    context = {"meeting": meeting, "words": words, "withdrawn": withdrawn}
    context["head"] = linked_data.welcome_head(meeting, words)
    return TemplateResponse(request, "practical/welcome.html", context)


def _opens(request, meeting: AnnualMeeting, word: WelcomeWord) -> bool:
    """Whether a word that readers do not see is shown to this request."""
    word.host.meeting = meeting
    hidden = not (word.is_public and meeting.is_public)
    return hidden and access.may_preview(request, word)


def _gone(request, rows, title: str):
    """410 for a list all of which was withdrawn; Http404 where nothing ever was public."""
    last = rows.withdrawn().order_by("-withdrawn_at").first()
    if last is None:
        raise Http404
    return access.gone(request, last, title=title)
