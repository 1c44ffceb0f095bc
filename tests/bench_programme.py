"""Measure a programme of 80 sessions: ``python -m tests.bench_programme``.

Six rooms, four days, sixty people, titles and abstracts in six languages: how long a release
takes, what its pages cost, and how large they are. The goals are the issue's.
"""

import datetime as dt
import sys
import time

from django.core.management import call_command
from django.test import Client
from django.test.utils import setup_test_environment

from tests.bench import measure
from tests.bench_database import on_its_own_database

SESSIONS, ROOMS, DAYS, PEOPLE = 80, 6, 4, 60
ABSTRACT = "Des villes de tous les domaines présentent ce qu'elles ont appris les unes des autres. "
PAGES = {
    "programme": "programme/",
    "programme in Arabic": "ar",
    "programme by room": "programme/?view=grid",
    "session": "programme/{key}/",
    "speakers": "speakers/",
    "calendar": "programme.ics",
}


def fill(count: int = SESSIONS, days: int = DAYS):
    """A public meeting with so many sessions on so many days, not released; returns the meeting."""
    from tests.factories.meetings import AnnualMeetingFactory
    from tests.factories.programme import (
        AppearanceFactory,
        RoomFactory,
        SessionFactory,
        SpeakerFactory,
        VenueFactory,
    )
    from translations.actions import together
    from uccn.lib import languages

    codes = languages.codes()
    with together(trust=True):
        meeting = AnnualMeetingFactory(public=True, slug="bench", time_zone="Europe/Warsaw")
        venue = VenueFactory(meeting=meeting)
        rooms = [RoomFactory(venue=venue) for _number in range(ROOMS)]
        people = [SpeakerFactory(meeting=meeting) for _number in range(PEOPLE)]
        for index in range(count):
            titles = dict.fromkeys(languages.columns(["title"], codes), f"Table ronde {index}")
            abstracts = dict.fromkeys(languages.columns(["abstract"], codes), ABSTRACT * 4)
            slot = index // ROOMS
            begins = dt.time(9 + slot // days * 2)
            session = SessionFactory(
                meeting=meeting, room=rooms[index % ROOMS], begins=begins,
                ends=begins.replace(hour=begins.hour + 1), working_languages=["fr", "en"],
                day=dt.date(2018, 6, 12 + slot % days), **titles, **abstracts,
            )  # fmt: skip
            for number in range(3):
                person = people[(index * 3 + number) % PEOPLE]
                AppearanceFactory(session=session, speaker=person)
    return meeting


def main() -> None:
    """Fill, release, ask for the pages."""
    from meetings.programme.actions import release

    setup_test_environment(debug=False)
    call_command("compile_catalogues", verbosity=0)
    call_command("migrate", verbosity=0)
    meeting = fill()
    began = time.perf_counter()
    release(meeting=meeting)
    print(f"released {SESSIONS} sessions in {time.perf_counter() - began:.2f} s (goal 2)")
    key, client = meeting.sessions.first().pk, Client()
    print(f"{'page':<24}{'queries':>8}{'ms':>8}{'bytes':>10}   goals of the programme: 12, 200,000")
    for name, below in PAGES.items():
        language = "ar" if below == "ar" else "fr"
        path = "programme/" if below == "ar" else below.format(key=key)
        queries, middle, size, _small = measure(client, f"/{language}/{meeting.address}/{path}")
        print(f"{name:<24}{queries:>8}{middle:>8.1f}{size:>10,}")


if __name__ == "__main__":
    sys.exit(on_its_own_database("tests.bench_programme", main))
