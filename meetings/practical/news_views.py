"""The news: all of it, page by page, and each piece."""

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from meetings.models import AnnualMeeting
from meetings.practical import linked_data
from meetings.practical.models import NewsItem
from meetings.practical.reading import read, updated
from uccn.lib.public_page import public_page
from uccn.lib.text import to_plain
from uccn.publication import access
from uccn.publication.models import State

PER_PAGE = 20


@public_page("page")
@require_safe
def news_list(request):
    """The news, newest first; a page that there is not is not found."""
    paginator = Paginator(NewsItem.objects.published().in_brief().newest_first(), PER_PAGE)
    try:
        shown = paginator.page(request.GET.get("page", "1"))
    except InvalidPage as error:
        raise Http404 from error
    context = {"shown": shown, "head": linked_data.news_head(list(shown))}
    return TemplateResponse(request, "practical/news.html", context)


@public_page()
@require_safe
def item(request, year: str, slug: str):
    """One piece of news, with the way to its meeting where readers see that."""
    found = NewsItem.objects.filter(year=int(year), slug=slug).first()
    if found is None:
        return access.moved(request, f"news/{int(year)}/{slug}")
    if other := access.refusal(request, found, title=to_plain(found.text("title").text)):
        return other
    return _item(request, found)


def preview(request, found: NewsItem):
    """A piece of news with texts that are not saved, as readers would get it."""
    request.draft_state = State.DRAFT
    return _item(request, found).render()


def _item(request, found: NewsItem):
    """A piece of news, in its template."""
    own = AnnualMeeting.objects.published().filter(pk=found.meeting_id).in_brief()
    meeting = own.first() if found.meeting_id else None
    reading = read(found)
    context = {
        "item": found,
        "meeting": meeting,
        "reading": reading,
        "updated": updated(found, reading),
    }
    context["head"] = linked_data.item_head(found, meeting, reading, context["updated"])
    return TemplateResponse(request, "practical/item.html", context)
