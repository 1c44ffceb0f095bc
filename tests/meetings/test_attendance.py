"""How many came: as each source says it, and unknown where nobody does."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from meetings.attendance import figures
from meetings.models import AnnualMeeting, Attendance
from tests.factories.cities import member
from tests.factories.meetings import AnnualMeetingFactory
from tests.page import Page

pytestmark = pytest.mark.django_db


def said(meeting, number: int, measure: str = "participants", **more) -> Attendance:
    """A number about who came."""
    return Attendance.objects.create(meeting=meeting, measure=measure, number=number, **more)


def drawn() -> dict:
    """The figures by key, in English."""
    meetings, told = AnnualMeeting.objects.in_brief().order_by("edition"), Attendance.objects.all()
    with translation.override("en"):
        return {figure.key: figure for figure in figures(list(meetings), list(told))}


@pytest.mark.parametrize(
    ("precision", "words"),
    [
        ("exact", "1,000"),
        ("over", "more than 1,000"),
        ("about", "about 1,000"),
        ("nearly", "nearly 1,000"),
    ],
)
def test_a_number_is_as_exact_as_its_source(precision, words):
    attendance = said(AnnualMeetingFactory(), 1000, precision=precision)

    with translation.override("en"):
        assert attendance.words == words


def test_two_sources_may_give_two_numbers_but_none_gives_two():
    meeting = AnnualMeetingFactory(public=True)
    said(meeting, 220, said_by="unesco")
    said(meeting, 300, said_by="host", precision="about")
    with pytest.raises(IntegrityError), transaction.atomic():
        said(meeting, 250, said_by="host")

    (datum,) = drawn()["attendance-participants"].data

    assert (datum.value, datum.words) == (220, "220 / about 300")
    assert datum.note == "UNESCO and the host city"


def test_what_nobody_says_is_not_known_and_never_nought():
    first = AnnualMeetingFactory(public=True, year=2016, edition=10)
    AnnualMeetingFactory(public=True, year=2017, edition=11)
    said(first, 22, "mayors")

    by_key = drawn()

    assert list(by_key) == ["attendance-mayors"]
    figure = by_key["attendance-mayors"]
    assert [datum.value for datum in figure.data] == [22, None]
    assert (len(figure.chart.bars), figure.sentence) == (1, "Not known for 2017.")


def test_the_page_of_figures_tells_only_of_public_meetings_that_were_held(client):
    member()
    said(AnnualMeetingFactory(public=True, year=2018), 350, precision="over")
    said(AnnualMeetingFactory(year=2019), 77_701)
    said(AnnualMeetingFactory(public=True, year=2023, status="cancelled"), 77_702)

    page = Page(client.get("/en/cities/figures/"))

    assert "more than 350" in page.text
    assert "77,70" not in page.text


@pytest.mark.usefixtures("starter")
def test_the_starter_data_hold_what_the_sources_say():
    counts = {m: Attendance.objects.filter(measure=m).count() for m in Attendance.Measure.values}
    assert counts == {"participants": 10, "cities": 12, "countries": 5, "mayors": 4}
    newest = AnnualMeeting.objects.get(edition=17).attendances.get(measure="participants")
    assert (newest.number, newest.precision) == (500, "over")


@pytest.mark.parametrize("count", [1, 3])
def test_the_charts_ask_the_same_questions_for_one_meeting_and_for_three(
    client, count, django_assert_num_queries
):
    member()
    for number in range(count):
        said(AnnualMeetingFactory(public=True, year=2010 + number), 100 + number)

    with django_assert_num_queries(6):
        response = client.get("/en/cities/figures/")

    assert len(Page(response).all("figure", id="attendance-participants")) == 1
