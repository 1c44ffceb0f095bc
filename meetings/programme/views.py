"""The programme of a meeting, its sessions, its speakers, and what its releases changed."""

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from meetings.audiences import remember
from meetings.models import AudienceLink
from meetings.programme import linked_data
from meetings.programme.changed import Changes, news_of
from meetings.programme.filter_form import ProgrammeFilterForm
from meetings.programme.grid import grid_of
from meetings.programme.listing import Filters, Listing
from meetings.programme.models import Release
from meetings.programme.page import Page, creative_fields, find
from meetings.programme.reading import by_day
from uccn.lib.public_page import public_page


@public_page("day", "track", "field", "language", "audience", "view", "draft")
@require_safe
def programme(request, year: str, slug: str):
    """The programme by day, as a list or as a grid by room."""
    page, other = find(request, year, slug, "programme/")
    if other:
        return other
    fields, filters = creative_fields(), Filters.of(request.GET)
    listing = Listing(page.sessions, filters, fields)
    view = "grid" if request.GET.get("view") == "grid" else ""
    days = list(by_day(listing.matching))
    rooms = list(page.content.rooms)
    context = {
        **page.context,
        "is_programme": True,
        "days": days,
        "grids": [grid_of(day, shown, rooms) for day, shown in days] if view else [],
        "fields": {field.pk: field for field in fields},
        "shown": sum(len(shown) for _day, shown in days),
        "is_filtered": any(filters),
        "form": ProgrammeFilterForm(listing, page.address, view),
        "view": view,
        "views": _views(request, page),
        "head": linked_data.programme_head(page.meeting, listing.matching),
    }
    return TemplateResponse(request, "programme/programme.html", context)


def _views(request, page: Page) -> dict[str, str]:
    """The addresses of list and grid, with the filters that are set."""
    query = request.GET.copy()
    query.pop("view", None)
    as_list = query.urlencode()
    query["view"] = "grid"
    return {
        "list": f"{page.address}?{as_list}" if as_list else page.address,
        "grid": f"{page.address}?{query.urlencode()}",
    }


@public_page("draft")
@require_safe
def session(request, year: str, slug: str, key: str):
    """One session; one that a former release had leaves a page that says so."""
    page, other = find(request, year, slug, f"programme/{key}/")
    if other:
        return other
    shown = page.session(int(key))
    if shown is None:
        return _no_longer(request, page, int(key))
    context = {
        **page.context,
        "session": shown,
        "venue": page.venue(shown),
        "cities": page.cities(shown.people),
        "fields": [field for field in creative_fields() if field.pk in shown.field_ids],
        "head": linked_data.session_head(page.meeting, shown),
    }
    return TemplateResponse(request, "programme/session.html", context)


def _no_longer(request, page: Page, key: int):
    """410 for a session that a former release showed to everyone; else Http404."""
    releases = Release.objects.filter(meeting=page.meeting).only("number", "changes")
    for release in releases.order_by("-number"):
        for news in news_of(release, page.reader):
            if news.session == key and news.is_gone:
                context = {**page.context, "news": news, "release": release}
                return render(request, "programme/gone.html", context, status=410)
    raise Http404


@public_page()
@require_safe
def changes(request, year: str, slug: str):
    """What each release changed, newest first."""
    page, other = find(request, year, slug, "programme/changes/")
    if other:
        return other
    releases = Release.objects.filter(meeting=page.meeting).defer("facts")
    found = [Changes(release, news_of(release, page.reader)) for release in releases]
    context = {**page.context, "releases": found}
    context["head"] = linked_data.changes_head(page.meeting)
    return TemplateResponse(request, "programme/changes.html", context)


@public_page("draft")
@require_safe
def speakers(request, year: str, slug: str):
    """Everybody who has a part in a session that the reader sees."""
    page, other = find(request, year, slug, "speakers/")
    if other:
        return other
    people = page.people()
    context = {**page.context, "people": people, "cities": page.cities(people)}
    context["head"] = linked_data.speakers_head(page.meeting, people)
    return TemplateResponse(request, "programme/speakers.html", context)


@public_page("draft")
@require_safe
def speaker(request, year: str, slug: str, key: str):
    """One person, with the sessions that they take part in."""
    page, other = find(request, year, slug, f"speakers/{key}/")
    if other:
        return other
    person = next((one for one in page.people() if one.id == int(key)), None)
    if person is None:
        raise Http404
    context = {
        **page.context,
        "person": person,
        "about": page.about(person),
        "cities": page.cities([person]),
        "days": list(by_day(page.sessions_of(person))),
        "fields": {field.pk: field for field in creative_fields()},
        "head": linked_data.speaker_head(page.meeting, person),
    }
    return TemplateResponse(request, "programme/speaker.html", context)


@never_cache
@require_safe
def open_link(request, year: str, slug: str, token: str):
    """Open a link for an audience: the browser remembers it, and the meeting's pages show more.

    It leads to the programme, or to the meeting's own page while none is released.
    """
    link = AudienceLink.of_token(token)
    place = (int(year), slug)
    if link is None or (link.meeting.year, link.meeting.slug) != place:
        raise Http404
    if not link.is_open():
        return render(request, "programme/link_closed.html", {"meeting": link.meeting}, status=403)
    is_released = Release.objects.filter(meeting=link.meeting).exists()
    programme = reverse("meetings:programme:detail", args=place)
    response = HttpResponseRedirect(programme if is_released else link.meeting.get_absolute_url())
    remember(request, response, link)
    return response
