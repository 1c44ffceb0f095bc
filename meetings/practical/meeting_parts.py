"""What practical pages, news and words of welcome say on the page of a meeting's parts."""

from django.urls import reverse
from django.utils.translation import ngettext

from meetings.models import AnnualMeeting
from meetings.parts import Part, Remark, register
from meetings.practical.models import NewsItem, PracticalPage, WelcomeWord


def _to_check(meeting: AnnualMeeting) -> list[Remark]:
    """How many copied pages nobody has checked. One query."""
    number = PracticalPage.objects.filter(meeting=meeting, needs_check=True).count()
    if not number:
        return []
    words = ngettext(
        "%d copied page is to be checked.", "%d copied pages are to be checked.", number
    )
    pages = reverse("admin:practical_practicalpage_changelist")
    asked = f"?meeting__id__exact={meeting.pk}&needs_check__exact=1"
    return [Remark(words % number, f"{pages}{asked}")]


register(
    Part(PracticalPage, position=100, remarks=_to_check),
    Part(NewsItem, position=110),
    Part(WelcomeWord, position=120, path="host__meeting", fields=("name", "office", "words")),
)
