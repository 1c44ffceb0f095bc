"""The page of results."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from uccn.lib.rates import must_wait
from uccn.lib.roman import to_roman
from uccn.search import showing
from uccn.search.finding import Filters, Group, find
from uccn.search.forms import SearchForm
from uccn.search.queries import Query, parse

# How many of a kind stand among the others, and on a page of its own.
BRIEF, PAGE = 5, 20

# What an office with one address needs, and no machine that asks for every word.
_RATE = {"most": 120, "seconds": 60}


@require_safe
def results(request):
    """What the words of the address find: some of each kind, or one kind page by page."""
    query, filters = parse(request.GET.get("q", "")), Filters.of(request.GET)
    if query.text and (seconds := must_wait(request, "search", **_RATE)):
        return _later(request, seconds)
    at = timezone.now()
    found = find(query, filters, at)
    sections = [
        _section(group, query, filters, at, request.GET.get("page", ""))
        for group in found.groups
        if group.texts and filters.kind in ("", group.subject.kind)
    ]
    context = {
        "query": query,
        "filters": filters,
        "form": SearchForm(query, filters, found),
        "sections": sections,
        "count": sum(section["group"].count for section in sections),
        "is_more": any(section["group"].is_more for section in sections),
        "is_search": True,
        "head_title": gettext("Search"),
    }
    return render(request, "search/results.html", context)


def _later(request, seconds: int):
    """429: the page that asks to wait; what was looked for stays in the box."""
    said = {
        "heading": gettext("So many searches at once"),
        "sentence": gettext(
            "From your address more was looked for in a minute than a reader can read. Wait a "
            "minute, then search again."
        ),
        "numeral": to_roman(429),
    }
    response = render(request, "wait.html", said, status=429)
    response.headers["Retry-After"], response.headers["Cache-Control"] = str(seconds), "no-store"
    return response


def _section(group: Group, query: Query, filters: Filters, at, page: str) -> dict:
    """A kind's results: the first few, or a page of them where the kind was chosen."""
    texts = list(group.texts)
    same = {"q": query.text, **{n: v for n, v in filters._asdict().items() if v}}
    all_url = f"?{urlencode({**same, 'kind': group.subject.kind})}"
    section = {"group": group, "all_url": all_url, "page": None}
    if filters.kind:
        section["page"] = Paginator(texts, PAGE).get_page(page)
        texts = list(section["page"])
    else:
        section["is_brief"] = len(texts) > BRIEF
        texts = texts[:BRIEF]
    section["results"] = showing.show(group, texts, query, at)
    return section
