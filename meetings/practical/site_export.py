"""The practical pages, news and words of welcome, as the export to files finds them."""

from collections.abc import Iterable

from django.core.paginator import Paginator
from django.urls import reverse

from meetings.practical.news_views import PER_PAGE
from meetings.practical.published import news, pages, welcoming
from meetings.practical.sitemaps import index_path, welcome_path
from uccn.site_export.registry import Subject, register


def addresses(year: int | None) -> Iterable[str]:
    """Every page; of a year what belongs to its meetings."""
    own = list(pages(year))
    for meeting in {page.meeting_id: page.meeting for page in own}.values():
        yield index_path(meeting)
    for page in own:
        yield page.get_absolute_url()
    for meeting in welcoming(year):
        yield welcome_path(meeting)
    told = list(news(year).only("year", "slug", "day"))
    if year is None:
        yield from _lists(told)
    for item in told:
        yield item.get_absolute_url()


def _lists(told: list) -> Iterable[str]:
    """The pages of the list of news."""
    first = reverse("news:list")
    yield first
    for number in list(Paginator(told, PER_PAGE).page_range)[1:]:
        yield f"{first}?page={number}"


register("practical", Subject(addresses))
