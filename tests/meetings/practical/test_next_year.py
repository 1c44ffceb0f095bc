"""The next year gets a copy of each page, to be checked; no news, no word of welcome, no number."""

import pytest

from meetings.actions import open_next
from meetings.models import Attendance
from meetings.practical.models import NewsItem, WelcomeWord
from tests.factories.meetings import AnnualMeetingFactory, HostFactory
from tests.factories.practical import NewsItemFactory, PracticalPageFactory, WelcomeWordFactory
from tests.factories.staff import StaffFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def meetings():
    """A meeting of 2026 with everything, and the next one opened from it."""
    old = AnnualMeetingFactory(public=True, edition=18, year=2026)
    PracticalPageFactory(
        meeting=old,
        public=True,
        slug="venir",
        position=4,
        title_ar="القدوم",
        body_ar="بالقطار.",
        original_language="ar",
    )
    NewsItemFactory(meeting=old, public=True)
    WelcomeWordFactory(host=HostFactory(meeting=old), public=True)
    Attendance.objects.create(meeting=old, measure="mayors", number=22)
    new = open_next(meeting=old, by=StaffFactory(role="Editors"), edition=19, year=2027, slug="n")
    return old, new


def test_a_page_is_copied_in_every_language_as_a_draft_that_asks_to_be_checked(meetings):
    old, new = meetings
    page, copy = old.practical_pages.get(), new.practical_pages.get()
    assert (copy.needs_check, copy.copied_from, copy.published_at) == (True, 2026, None)
    texts = (
        "slug",
        "position",
        "original_language",
        "title_fr",
        "title_ar",
        "title_en",
        "body_fr",
        "body_ar",
    )
    assert [getattr(copy, n) for n in texts] == [getattr(page, n) for n in texts]
    assert (page.needs_check, page.is_public) == (False, True)


def test_what_is_of_its_own_year_stays_there(meetings):
    old, new = meetings
    assert NewsItem.objects.filter(meeting=new).count() == 0
    assert WelcomeWord.objects.of_meeting(new).count() == 0
    assert Attendance.objects.filter(meeting=new).count() == 0
    assert (old.news.count(), WelcomeWord.objects.of_meeting(old).count()) == (1, 1)
