"""Long lists page by page: which page an address asks for, and the ways to the others."""

import pytest
from django.http import Http404, HttpResponse
from django.template import Context, Template

from tests.page import Page
from uccn.lib import paging


def page_of(rf, query: str, count: int = 9, per_page: int = 3):
    """The request, and the page of a list of so many that it asks for."""
    request = rf.get(f"/list/{query}")
    return request, paging.asked_page(request, range(count), per_page)


@pytest.mark.parametrize(
    ("count", "sizes"),
    [(0, [0]), (1, [1]), (5, [5]), (6, [3, 3]), (8, [3, 5]), (9, [3, 3, 3])],
)
def test_a_list_stands_on_one_page_until_it_would_fill_two(count, sizes):
    pages = paging.paginator(range(count), 3)
    assert [len(page.object_list) for page in pages] == sizes


@pytest.mark.parametrize("asked", ["0", "-1", "4", "two", "", "1.5", "\x00", "9" * 30])
def test_a_page_that_there_is_not_is_not_found(rf, asked):
    with pytest.raises(Http404):
        page_of(rf, f"?page={asked}")


def test_the_ways_to_other_pages_keep_what_else_is_asked_for(rf):
    request, page = page_of(rf, "?page=2&field=music&field=film")
    html = Template("{% load uccn_pages %}{% page_links page %}").render(
        Context({"request": request, "page": page})
    )
    shown = Page(HttpResponse(html))
    links = [(a["text"], a["attrs"]["href"], a["attrs"].get("rel")) for a in shown.all("a")]
    kept = "/list/?field=music&field=film"
    assert links == [
        ("Previous", kept, "prev"),
        ("1", kept, None),
        ("3", f"{kept}&page=3", None),
        ("Next", f"{kept}&page=3", "next"),
    ]
    assert shown.texts("span", **{"aria-current": "page"}) == ["2"]


@pytest.mark.parametrize(
    ("query", "path"),
    [("", None), ("?page=1", None), ("?page=2", "/list/?page=2"), ("?page=2&field=music", None)],
)
def test_a_further_page_is_at_home_at_its_own_address(rf, query, path):
    assert paging.path_of(*page_of(rf, query)) == path
