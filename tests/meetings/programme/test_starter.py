"""The programme of 2018 in the starter data: what sources give, in six languages, once."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from meetings.models import AnnualMeeting
from meetings.programme import starter as programmes
from meetings.programme.actions import newest_content
from meetings.programme.models import Release, Session, Speaker
from meetings.programme.warnings import warnings
from uccn.lib import languages

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(starter) -> AnnualMeeting:
    """The XIIth meeting."""
    return AnnualMeeting.objects.get(edition=12)


def test_the_days_and_hours_are_those_that_sources_give(meeting):
    sessions = newest_content(meeting).facts["sessions"]
    assert {s["kind"]: (s["day"], s["begins"], s["ends"]) for s in sessions} == {
        "integration": ("2018-06-11", "10:00", "12:30"),
        "workshop": ("2018-06-11", "13:30", "17:30"),
        "opening": ("2018-06-12", "09:00", "10:30"),
        "plenary": (None, None, None),
        "showcase": (None, None, None),
        "forum": (None, None, None),
    }


def test_every_title_and_abstract_exists_in_every_language(meeting):
    columns = languages.columns(["title", "abstract"], languages.codes())
    missing = [(s.pk, c) for s in meeting.sessions.all() for c in columns if not getattr(s, c)]
    assert missing == []


def test_the_hosts_mayors_lead_to_their_cities(meeting):
    cities = {s.name_en: s.city and s.city.name_en for s in Speaker.objects.filter(meeting=meeting)}
    assert cities == {
        "Jacek Majchrowski": "Kraków",
        "Marcin Krupa": "Katowice",
        "Ernesto Ottone R.": None,
    }


def test_it_gives_no_false_alarm(meeting):
    assert warnings(meeting) == []


def test_a_second_run_changes_nothing(meeting):
    call_command("load_starter_data", verbosity=0)
    assert programmes.load() == "Programmes: 0 loaded."
    assert (Session.objects.count(), Release.objects.count()) == (6, 1)


@pytest.mark.parametrize(
    ("language", "words"),
    [("fr", "Forum des maires"), ("ar", "منتدى العمد"), ("zh-hans", "市长论坛")],
)
def test_readers_find_it_in_their_language(client, meeting, language, words):
    address = reverse("meetings:programme:detail", args=[2018, "krakow-katowice"])
    html = client.get(address.replace("/en/", f"/{language}/")).content.decode()
    assert words in html
