"""The archive, a year, a meeting, and the meetings' colours."""

from django.db.models import prefetch_related_objects
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from meetings import accents as colours
from meetings import mapping
from meetings.archive import Gap, entries, wall, without_meeting
from meetings.forms import ArchiveFilterForm
from meetings.in_languages import complete_languages
from meetings.linked_data import archive_head, map_head, meeting_head, year_head
from meetings.listing import Filters, matching
from meetings.models import AnnualMeeting, Host
from uccn.lib.paging import asked_page, paginator, path_of
from uccn.lib.public_page import public_page
from uccn.lib.regions import EUROPE, continent_name
from uccn.publication import access
from uccn.publication.models import State

_FOR_GOOD = "public, max-age=31536000, immutable"
_FOR_MINUTES = "public, max-age=300"


# A list of fewer than twice as many stands on one page.
PER_PAGE = 20


@public_page("country", "status", "page")
@require_safe
def archive(request):
    """Every public meeting, newest first, with the years that had none; or what filters leave.

    Page by page where they are many.
    """
    meetings = wall(AnnualMeeting.objects.published().for_wall())
    filters = Filters.of(request.GET)
    page = asked_page(request, matching(meetings, filters), PER_PAGE)
    shown = page.object_list
    # What filters leave is at home at the list's own address, where the first page stands.
    at_home = paginator(meetings, PER_PAGE).page(1).object_list if any(filters) else shown
    told = shown if any(filters) else entries(shown, meetings)
    _with_hosts([*at_home, *shown, *(m for gap in told if isinstance(gap, Gap) for m in gap.moved)])
    counted = sorted((m for m in meetings if m.edition_is_counted), key=lambda m: m.edition)
    context = {
        "entries": told,
        "meetings": meetings,
        "page": page,
        "canonical_path": path_of(request, page),
        "is_filtered": any(filters),
        "form": ArchiveFilterForm(meetings, filters),
        "counted": (counted[0], counted[-1]) if counted else None,
        "head": archive_head(at_home),
    }
    return TemplateResponse(request, "meetings/archive.html", context)


def _with_hosts(meetings: list[AnnualMeeting]) -> None:
    """Read the hosts of those that are shown. One query."""
    prefetch_related_objects(list(dict.fromkeys(meetings)), Host.objects.of_meetings())


@public_page("page")
@require_safe
def host_map(request):
    """Where the meetings were held, on a map and in a table, oldest first.

    Page by page where they are many, so that years have room; the first page has the newest.
    """
    page = asked_page(request, AnnualMeeting.objects.published().for_archive(), PER_PAGE)
    meetings = list(page)[::-1]
    context = {"meetings": meetings, "map": mapping.host_map(meetings), "page": page}
    context["canonical_path"] = path_of(request, page)
    context["head"] = map_head(meetings)
    context["europe"] = continent_name(EUROPE)
    return TemplateResponse(request, "meetings/map.html", context)


@public_page()
@require_safe
def year(request, year: str):
    """A year's meeting, its choice of meetings, or a sentence when it had none."""
    year = int(year)
    public = AnnualMeeting.objects.published()
    meetings = list(public.of_year(year).for_archive())
    if len(meetings) == 1:
        return HttpResponseRedirect(meetings[0].get_absolute_url())
    if meetings:
        context = {"year": year, "meetings": meetings, "head": year_head(year, meetings)}
        return TemplateResponse(request, "meetings/year.html", context)
    if withdrawn := AnnualMeeting.objects.of_year(year).withdrawn().first():
        return access.gone(request, withdrawn, title=withdrawn.edition_name)
    years = sorted(public.order_by().values_list("year", flat=True).distinct())
    if not years or not years[0] < year < years[-1]:
        raise Http404
    moved = without_meeting(year, wall(public.for_wall()))
    _with_hosts(moved)
    context = {"year": year, "moved": moved, "neighbours": _nearest(year, years)}
    context["head"] = year_head(year, [])
    return TemplateResponse(request, "meetings/year.html", context)


def _nearest(year: int, years: list[int]) -> list[int]:
    """The last year before and the first after that had a meeting."""
    return [max(y for y in years if y < year), min(y for y in years if y > year)]


@public_page()
@require_safe
def detail(request, year: str, slug: str):
    """A meeting's own page, with its neighbours."""
    year = int(year)
    around = list(AnnualMeeting.objects.around(year, slug).for_page())
    own = next((i for i, m in enumerate(around) if (m.year, m.slug) == (year, slug)), None)
    if own is None:
        return access.moved(request, f"meetings/{year}/{slug}")
    meeting = around[own]
    if refusal := access.refusal(request, meeting, title=meeting.edition_name):
        return refusal
    return _page(request, around, own)


def preview(request, meeting: AnnualMeeting, language: str, texts: dict[tuple, str]):
    """The meeting's page in a language with texts that are not saved; its neighbours are left."""
    shown = AnnualMeeting.objects.filter(pk=meeting.pk).for_page(language).get()
    for (_label, _pk, name), text in texts.items():
        if text:
            setattr(shown, f"{name}_shown", text)
            setattr(shown, f"{name}_shown_language", language)
    request.draft_state = State.DRAFT
    return _page(request, [shown], 0).render()


def _page(request, around: list[AnnualMeeting], own: int):
    """A meeting between its neighbours, in the page's template."""
    meeting = around[own]
    context = {
        "meeting": meeting,
        "previous": around[own - 1] if own else None,
        "next": around[own + 1] if own + 1 < len(around) else None,
        "complete_languages": complete_languages(meeting),
        "head": meeting_head(meeting),
    }
    return TemplateResponse(request, "meetings/detail.html", context)


@public_page("v")
@require_safe
def accents(request):
    """Each public meeting's colour in both schemes, as a style sheet; for staff the drafts' too."""
    sees_all = request.user.is_staff
    found = colours.accents(drafts=sees_all)
    response = HttpResponse(colours.style_sheet(found), content_type="text/css")
    if sees_all:
        response.headers["Cache-Control"] = "private, no-cache"
    else:
        is_lasting = request.GET.get("v") == colours.version(found)
        response.headers["Cache-Control"] = _FOR_GOOD if is_lasting else _FOR_MINUTES
    return response
