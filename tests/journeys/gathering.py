"""A meeting with all that a host city publishes about it, small enough for one journey."""

import datetime as dt
from types import SimpleNamespace

from meetings.programme import actions
from tests.factories.albums import AlbumFactory, PictureFactory, with_files
from tests.factories.documents import DocumentFactory, add_file
from tests.factories.meetings import AnnualMeetingFactory, HostFactory
from tests.factories.practical import NewsItemFactory, PracticalPageFactory
from tests.factories.programme import (
    AppearanceFactory,
    RoomFactory,
    SessionFactory,
    SpeakerFactory,
    VenueFactory,
)

FIRST, SECOND = dt.date(2018, 6, 12), dt.date(2018, 6, 13)
# Three sections, the last one below the second; a table as wide as people make them.
_TEXT = (
    "## {0} 1\n[{0}](https://example.org/)\n\n## {0} 2\n- {0}\n- {0}\n\n### {0} 3\n"
    "| {0} | {0} | {0} | {0} | {0} |\n|--|--|--|--|--|\n| 1 | 2 | 3 | 4 | 5 |\n"
)


def gather() -> SimpleNamespace:
    """A public meeting of two days (``/meetings/2018/own/``) in French and Arabic, and its rows."""
    meeting = AnnualMeetingFactory(
        public=True, slug="own", start=FIRST, end=SECOND, status="announced"
    )
    HostFactory(meeting=meeting)
    made = SimpleNamespace(meeting=meeting, **_programme(meeting))
    _documents(made)
    _pages(meeting)
    album = AlbumFactory(meeting=meeting, slug="opening", title_ar="الافتتاح", public=True)
    words = {"alternative_ar": "ساحة", "caption_fr": "La place.", "caption_ar": "الساحة."}
    made.pictures = [
        with_files(PictureFactory(album=album, public=True, **words)) for _number in range(2)
    ]
    return made


def _programme(meeting) -> dict:
    """Four sessions in two rooms, for everyone, for delegates and for mayors; released."""
    venue = VenueFactory(
        meeting=meeting,
        name_fr="Centre des congrès",
        name_ar="مركز المؤتمرات",
        address_fr="1, place du Marché\n40-000 Katowice",
        latitude=50.26,
        longitude=19.02,
    )
    rooms = [
        RoomFactory(venue=venue, name_fr=french, name_ar=arabic)
        for french, arabic in (("Grande salle", "القاعة الكبرى"), ("Salle bleue", "القاعة الزرقاء"))
    ]
    common = {"meeting": meeting, "is_announced": True}
    opening = SessionFactory(
        **common, day=FIRST, begins=dt.time(9), ends=dt.time(10), kind="opening", room=rooms[0],
        title_fr="Ouverture", title_ar="الافتتاح", working_languages=["fr", "en"],
        interpretation_languages=["ar"], abstract_fr="Les maires ouvrent la réunion.",
    )  # fmt: skip
    SessionFactory(
        **common, day=FIRST, room=rooms[1], title_fr="Atelier de musique",
        title_ar="ورشة الموسيقى", audience="delegates", working_languages=["fr"],
    )  # fmt: skip
    SessionFactory(**common, day=SECOND, begins=dt.time(9), ends=dt.time(10), kind="break")
    forum = SessionFactory(
        **common, day=SECOND, begins=dt.time(10), ends=dt.time(12), kind="forum", room=rooms[0],
        title_fr="Forum", title_ar="المنتدى", audience="mayors", working_languages=["en"],
    )  # fmt: skip
    speaker = SpeakerFactory(
        meeting=meeting, name_fr="Anna Nowak", office_fr="Maire", office_ar="عمدة"
    )
    for session in (opening, forum):
        AppearanceFactory(session=session, speaker=speaker)
    actions.release(meeting=meeting)
    return {"opening": opening, "forum": forum, "speaker": speaker}


def _documents(made: SimpleNamespace) -> None:
    """An agenda in French, twice, in Arabic and in Polish; minutes in English alone."""
    common = {"meeting": made.meeting, "day": FIRST}
    made.agenda = DocumentFactory(
        **common, kind="agenda", session=made.opening, title_fr="Ordre du jour",
        title_ar="جدول الأعمال",
    )  # fmt: skip
    for language in ("fr", "ar", "pl", "fr", "ar"):
        add_file(made.agenda, language)
    made.minutes = DocumentFactory(
        **common, kind="minutes", title_fr="Procès-verbal", title_ar="محضر"
    )
    add_file(made.minutes, "en")


def _pages(meeting) -> None:
    """How to come, in both languages; where to stay, in French; a piece of news."""
    common = {"meeting": meeting, "public": True}
    PracticalPageFactory(
        **common, slug="coming", title_fr="Venir", title_ar="القدوم",
        body_fr=_TEXT.format("Gare"), body_ar=_TEXT.format("محطة"),
    )  # fmt: skip
    PracticalPageFactory(**common, slug="staying", title_fr="Loger", position=2)
    NewsItemFactory(
        **common, slug="out", title_fr="Le programme est là", title_ar="صدر البرنامج",
        body_fr=_TEXT.format("Salle"), body_ar=_TEXT.format("قاعة"),
    )  # fmt: skip
