"""A programme typed, pasted and released in a real browser, and what its readers see each time."""

import datetime as dt

import pytest
from django.urls import reverse

from meetings.programme import actions
from tests.factories.meetings import AnnualMeetingFactory, HostFactory
from tests.factories.programme import RoomFactory, SessionFactory, VenueFactory
from tests.factories.staff import StaffFactory
from tests.journeys.watch import follow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# As it comes from a page: no-break spaces, dashes of three kinds, a button among the sessions.
COPIED = """Mercredi\xa013 juin 2018
09:00 – 10:30\xa0Séance plénière
Salle bleue
• Anna Nowak, Maire, Katowice
Ajouter à l’agenda
11h00 — 12h00 Forum des maires (à confirmer)
"""
IN_FRENCH = [
    "Opening | 09:00–10:00 | Séance · Grande salle · Centre",
    "Music workshop | 11:00–12:30 | Séance · Salle bleue · Centre",
    "Tour of the city | 14:00–15:00 | Séance · Grande salle · Centre",
    "Séance plénière | 09:00–10:30 | Salle bleue · Centre | Anna Nowak | Provisoire",
    "Forum des maires | 11:00–12:00 | Provisoire",
]
IN_ARABIC = [
    "Opening | من 09:00 إلى 10:00 | جلسة · القاعة الكبرى · المركز",
    "Music workshop | من 11:00 إلى 12:30 | جلسة · القاعة الزرقاء · المركز",
    "Tour of the city | من 14:00 إلى 15:00 | جلسة · القاعة الكبرى · المركز",
    "Séance plénière | من 09:00 إلى 10:30 | جلسة عامة · القاعة الزرقاء · المركز | Anna Nowak"
    " | مؤقتة",
    "Forum des maires | من 11:00 إلى 12:00 | منتدى العمد | مؤقتة",
]


@pytest.fixture
def meeting(live_server):
    """A meeting of two days with a venue of two rooms and no session."""
    made = AnnualMeetingFactory(
        public=True,
        slug="own",
        start=dt.date(2018, 6, 12),
        end=dt.date(2018, 6, 13),
        status="announced",
        time_zone="Europe/Warsaw",
    )
    HostFactory(meeting=made)
    venue = VenueFactory(meeting=made, name_fr="Centre", name_ar="المركز")
    RoomFactory(venue=venue, name_fr="Grande salle", name_ar="القاعة الكبرى")
    RoomFactory(venue=venue, name_fr="Salle bleue", name_ar="القاعة الزرقاء")
    return made


class Desk:
    """The secretariat at the pages of a programme."""

    def __init__(self, page, site: str, meeting) -> None:
        self.page, self.site, self.meeting = page, site, meeting

    def open(self, name: str) -> None:
        """Open one of its pages."""
        self.page.goto(self.site + reverse(f"programme-admin:{name}", args=[self.meeting.pk]))

    def row(self, title: str):
        """The row of the table whose session has that title."""
        return self.page.get_by_role("group", name=title)

    def fill(self, number: int, begins: str, ends: str, title: str, room: str) -> None:
        """Write a new session in an empty row."""
        row = f"#id_new{number}"
        self.page.fill(f"{row}-begins", begins)
        self.page.fill(f"{row}-ends", ends)
        self.page.fill(f"{row}-title_en", title)
        self.page.select_option(f"{row}-room", label=room)
        self.page.select_option(f"{row}-status", "confirmed")

    def save(self) -> None:
        """Save the table."""
        follow(self.page.locator("input[type=submit].default"))

    def change(self, title: str, field: str, **choice: str) -> None:
        """Choose something else in the row of a session, and save."""
        self.open("table")
        self.row(title).locator(f"select[name$='-{field}']").select_option(**choice)
        self.save()
        self.told("1 session is changed.")

    def told(self, words: str) -> None:
        """Wait until the admin says what was done."""
        self.page.locator(".messagelist").get_by_text(words).wait_for()

    def next_release(self) -> list[str]:
        """What the programme's page says that the next release will say."""
        self.open("programme")
        items = self.page.locator(".module", has_text="The next release says:").locator("li")
        return items.all_inner_texts()

    def release(self, note: str, number: int) -> None:
        """Release the programme with a note in French."""
        self.page.fill("#id_note", note)
        self.page.select_option("#id_language", "fr")
        follow(self.page.locator("input[value=Release]"))
        self.told(f"Release {number} is made.")

    def release_alone(self, title: str, number: int, note: str = "") -> None:
        """Release the news of one session, with a note in French."""
        row = self.page.get_by_role("row").filter(has_text=title)
        follow(row.get_by_role("link", name="Release this alone"))
        self.release(note, number)


@pytest.fixture
def desk(open_desk, live_server, meeting):
    """The secretariat's window, in English."""
    watch = open_desk(StaffFactory(role="Secretariat"), viewport={"width": 1280, "height": 900})
    made = Desk(watch.page, live_server.url, meeting)
    made.watch = watch
    return made


@pytest.fixture
def read(open_watch):
    """What everyone reads on a page of the meeting: its pieces, each with its lines in one."""
    watch = open_watch(timezone_id="Europe/Warsaw")

    def read(address: str, pieces: str) -> list[str]:
        page = watch.visit(f"/{address}")
        texts = page.locator(pieces).all_inner_texts()
        lines = [[line.strip() for line in text.split("\n") if line.strip()] for text in texts]
        return [" | ".join(of_piece) for of_piece in lines]

    read.page = watch.page
    return read


def programme(read, language: str) -> list[str]:
    """The sessions of both days as they are read in a language."""
    return read(f"{language}/meetings/2018/own/programme/", "article.session")


def news(read, language: str) -> list[str]:
    """What each release is said to have changed, newest first, below its number and day."""
    sections = read(f"{language}/meetings/2018/own/programme/changes/", "main section")
    return [section.partition(" | ")[2] for section in sections]


def type_a_day(desk) -> None:
    """Three sessions in the table; a wrong hour is told, and nothing that was typed is lost."""
    desk.open("table")
    desk.fill(0, "09:00", "10:00", "Opening", "Grande salle")
    desk.fill(1, "11:00", "10:30", "Music workshop", "Salle bleue")
    desk.fill(2, "14:00", "15:00", "Tour of the city", "Grande salle")
    desk.watch.expected_status = 422
    desk.save()
    assert desk.page.locator("#error-summary li").all_inner_texts() == [
        "New session, Ends – The end must come after the beginning; only what ends by 6:00 may end "
        "on the next day."
    ]
    typed = desk.page.locator("input[name$='-title_en'], input[name$='-ends']")
    kept = ["10:00", "Opening", "10:30", "Music workshop", "15:00", "Tour of the city"]
    assert [field.input_value() for field in typed.all()] == kept
    desk.watch.expected_status = 200
    desk.page.fill("#id_new1-ends", "12:30")
    desk.save()
    desk.told("3 sessions are added.")


def paste_a_day(desk) -> None:
    """The second day from a text that was copied; what is no session is said with its line."""
    page = desk.page
    desk.open("import")
    page.fill("#id_text", COPIED)
    page.select_option("#id_language", "fr")
    follow(page.locator("input[name=preview]"))
    assert page.locator(".module:has(#left) li").all_inner_texts() == [
        "Line 5: Ajouter à l’agenda – It looks like a button or a rule of a web page."
    ]
    seen = page.locator("input[name$='-title'], input[name$='-hours'], input[name$='-room']")
    assert [field.input_value() for field in seen.all()] == [
        *("Séance plénière", "09:00 – 10:30", "Salle bleue"),
        *("Forum des maires", "11:00 – 12:00", ""),
    ]
    follow(page.locator("input[name=save]"))
    desk.told("2 sessions are made.")


def test_a_programme_is_typed_pasted_and_released(desk, read, meeting):
    type_a_day(desk)
    paste_a_day(desk)
    desk.open("programme")
    assert desk.page.get_by_text("Readers do not see this programme yet.").count() == 1
    desk.release("Tout est là.", 1)
    assert programme(read, "fr") == IN_FRENCH
    assert programme(read, "ar") == IN_ARABIC
    in_latin = read.page.locator(".session__title [dir=ltr]")
    assert [one.get_attribute("lang") for one in in_latin.all()] == ["en", "en", "en", "fr", "fr"]
    assert news(read, "ar") == ["Tout est là. | الإصدار الأول للبرنامج."]


def test_a_room_and_a_cancellation_are_released_alone(desk, read, meeting):
    room = meeting.venues.get().rooms.order_by("pk").first()
    for hour, title in ((9, "Opening"), (11, "Music workshop")):
        hours = {"begins": dt.time(hour), "ends": dt.time(hour + 1)}
        SessionFactory(meeting=meeting, room=room, title_en=title, title_fr="", **hours)
    actions.release(meeting=meeting)
    desk.change("Opening", "room", label="Salle bleue")
    desk.change("Music workshop", "room", label="Salle bleue")
    where = "Tuesday, 12 June 2018 · {} · Grande salle – Tuesday, 12 June 2018 · {} · Salle bleue"
    assert desk.next_release() == [
        f"Moved: Opening – {where.format(*2 * ['09:00–10:00'])}",
        f"Moved: Music workshop – {where.format(*2 * ['11:00–12:00'])}",
    ]
    desk.release_alone("Music workshop", 2)
    assert programme(read, "fr") == [
        "Opening | 09:00–10:00 | Atelier · Grande salle · Centre",
        "Music workshop | 11:00–12:00 | Atelier · Salle bleue · Centre",
    ]
    desk.change("Music workshop", "status", value="cancelled")
    assert desk.next_release()[1] == "Cancelled: Music workshop"
    desk.release_alone("Music workshop", 3, "Le quatuor est souffrant.")
    opening, workshop = programme(read, "fr")
    assert opening == "Opening | 09:00–10:00 | Atelier · Grande salle · Centre"
    assert workshop == "Music workshop | 11:00–12:00 | Atelier · Salle bleue · Centre | Annulée"
    assert programme(read, "ar") == [
        "Opening | من 09:00 إلى 10:00 | ورشة عمل · القاعة الكبرى · المركز",
        "Music workshop | من 11:00 إلى 12:00 | ورشة عمل · القاعة الزرقاء · المركز | ملغى",
    ]
    off = read.page.locator(".session--off .session__title")
    assert off.all_inner_texts() == ["Music workshop"]
    assert off.evaluate("e => getComputedStyle(e).textDecorationLine") == "line-through"
    where = "mardi 12 juin 2018 · 11:00–12:00 · Grande salle | mardi 12 juin 2018 · 11:00–12:00"
    assert news(read, "fr") == [
        "Le quatuor est souffrant. | Annulée Music workshop",
        f"Déplacée Music workshop | {where} · Salle bleue",
        "La première diffusion du programme.",
    ]
    # What was not released alone still waits.
    assert [line.partition(" – ")[0] for line in desk.next_release()] == ["Moved: Opening"]
    desk.release("Une salle a changé.", 4)
    where = "الثلاثاء 12 يونيو 2018 · من 09:00 إلى 10:00"
    assert news(read, "ar")[0] == (
        f"Une salle a changé. | نُقلت Opening | {where} · القاعة الكبرى | {where} · القاعة الزرقاء"
    )
    note = read.page.locator("main [lang=fr][dir=ltr]")
    assert note.all_inner_texts() == ["Une salle a changé.", "Le quatuor est souffrant."]
