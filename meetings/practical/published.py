"""What readers see of practical pages, news and words of welcome, all at once."""

from meetings.models import AnnualMeeting
from meetings.practical.models import NewsItem, PracticalPage, WelcomeWord


def pages(year: int | None = None):
    """The public pages of public meetings, meeting by meeting, or those of a year."""
    found = PracticalPage.objects.for_readers().select_related("meeting")
    found = found.filter(meeting__year=year) if year else found
    return found.order_by("meeting__edition", "position", "pk")


def news(year: int | None = None):
    """The public news, or that of the meetings of a year."""
    found = NewsItem.objects.published().newest_first()
    return found.filter(meeting__year=year) if year else found


def welcoming(year: int | None = None) -> list[AnnualMeeting]:
    """The meetings, or those of a year, whose page of words of welcome readers see."""
    words = WelcomeWord.objects.for_readers().order_by().values("host__meeting")
    found = AnnualMeeting.objects.filter(pk__in=words).order_by("edition")
    return list(found.of_year(year) if year else found)
