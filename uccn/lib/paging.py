"""Long lists page by page."""

from collections.abc import Sequence

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404


def paginator(rows: Sequence, per_page: int) -> Paginator:
    """The pages of a list; what would not fill the last one joins the one before.

    So a list stands on one page until it would fill two.
    """
    return Paginator(rows, per_page, orphans=per_page - 1)


def asked_page(request, rows: Sequence, per_page: int) -> Page:
    """The page that the address asks for, the first by default.

    Raises Http404 where there is no such page.
    """
    try:
        return paginator(rows, per_page).page(request.GET.get("page", "1"))
    except InvalidPage as error:
        raise Http404 from error


def path_of(request, page: Page) -> str | None:
    """Where a further page of a list is at home; None for the first, which is at the list's own.

    What filters leave is a part of a list, and at home with it.
    """
    is_filtered = any(value for name, value in request.GET.items() if name != "page")
    return None if is_filtered or page.number == 1 else address(request, page.number)


def address(request, number: int) -> str:
    """The address of a page of what the request asks for; the first has no number."""
    query = request.GET.copy()
    query.pop("page", None)
    if number > 1:
        query["page"] = number
    return f"{request.path}?{query.urlencode()}" if query else request.path
