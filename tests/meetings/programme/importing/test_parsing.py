"""What a text says is found in it; what it does not say is not made up, and nothing is lost."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from meetings.programme.importing import days, hours, people, text
from meetings.programme.importing.parsed import Hours, Person

DATES = days.Dates(dt.date(2018, 6, 12), dt.date(2018, 6, 15), 2018)
ROOMS = {"grande salle": "Grande salle"}


def read(source: str) -> text.Parsed:
    """The text as it is read for the meeting of 2018."""
    return text.parse(source, DATES, ROOMS)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Tuesday 12 June 2018", 12),
        ("Tuesday, June 12, 2018", 12),
        ("12th of June", 12),
        ("mardi 12 juin", 12),
        ("Mercredi 13 JUIN 2018 :", 13),
        ("miércoles, 13 de junio de 2018", 13),
        ("Среда, 13 июня 2018 г.", 13),
        ("الثلاثاء 12 يونيو 2018", 12),
        ("الثلاثاء ١٢ حزيران ٢٠١٨", 12),
        ("2018年6月12日 星期二", 12),
        ("6月13日", 13),
        ("12.06.2018", 12),
        ("2018-06-12", 12),
        ("14/6/2018", 14),
        ("Day 2", 13),
        ("Jour 3", 14),
        ("第2天", 13),
        ("2-й день", 13),
        ("Day 2 – Wednesday 13 June", 13),
        ("Thursday", 14),
        ("vendredi", 15),
    ],
)
def test_the_heading_of_a_day_is_understood_in_six_languages(line, day):
    assert days.heading(line, DATES) == (dt.date(2018, 6, day), "", "")


@pytest.mark.parametrize(
    "line",
    [
        "Opening of 12 June exhibition",
        "May the best win",
        "12 months of culture",
        "Monday blues",
        "1",
    ],
)
def test_a_line_that_only_holds_such_words_is_no_heading(line):
    assert days.heading(line, DATES) is None


def test_a_heading_with_the_wrong_weekday_says_so():
    assert "Wednesday, 13 June 2018" in days.heading("Tuesday 13 June", DATES).remark


@pytest.mark.parametrize("line", ["12–15 June 2018", "31 June 2018", "Day 9", "Monday", "Day 0"])
def test_a_heading_whose_day_cannot_be_told_is_refused(line):
    with pytest.raises(ValidationError):
        days.heading(line, DATES)


def test_without_dates_no_year_is_made_up():
    with pytest.raises(ValidationError, match="year is missing"):
        days.heading("12 June", days.Dates())


@pytest.mark.parametrize(
    ("line", "begins", "ends"),
    [
        ("9:00 – 10:30", (9, 0), (10, 30)),
        ("9h00-10h30", (9, 0), (10, 30)),
        ("9 h – 10 h 30", (9, 0), (10, 30)),
        ("9.00 a.m.–10.30 a.m.", (9, 0), (10, 30)),
        ("2–3 p.m.", (14, 0), (15, 0)),
        ("11–1 pm", (11, 0), (13, 0)),
        ("from 9 to 10", (9, 0), (10, 0)),
        ("de 9 h à 10 h", (9, 0), (10, 0)),
        ("с 9:00 до 10:30", (9, 0), (10, 30)),
        ("من ٩ إلى ١٠", (9, 0), (10, 0)),
        ("٩:٠٠ — ١٠:٣٠", (9, 0), (10, 30)),
        ("上午9:00-下午2点", (9, 0), (14, 0)),
        ("22:00-01:30", (22, 0), (1, 30)),
        ("14:00", (14, 0), None),
        ("12 p.m.", (12, 0), None),
        ("09:00:00", (9, 0), None),
    ],
)
def test_hours_are_understood_as_people_write_them(line, begins, ends):
    found = hours.leading(f"{line} Foire")
    assert found.hours == Hours(dt.time(*begins), dt.time(*ends) if ends else None)
    assert f"{line} Foire"[found.end :] == "Foire"


@pytest.mark.parametrize(
    "line", ["12 months of culture", "2018 was a good year", "9-10 people", "9"]
)
def test_other_numbers_are_no_hours(line):
    assert hours.leading(line) is None


@pytest.mark.parametrize("line", ["25:00 Opening", "9:75 Opening", "14:00–13:00 Opening"])
def test_an_hour_that_cannot_be_is_refused(line):
    with pytest.raises(ValidationError):
        hours.leading(line)


COPIED = """Programme
Tuesday\u00a012 June 2018\u200b

8:00\u00a0–\u00a09:00\tRegistration\tMain Hall
Add to calendar

9.00 a.m.–10.30 a.m. Opening ceremony
Moderator: Jane Doe, Journalist
• Jacek Majchrowski, Mayor of Kraków, Kraków
– Marcin Krupa – Mayor of Katowice
* Speaker to be confirmed
Room: Grande salle

First line.
Second line.


mercredi 13 juin
9h00-10h30
Séance plénière (à confirmer)
TBC | Surprise
"""


def test_a_text_copied_from_a_web_page_survives():
    desk, opening, plenary, surprise = read(COPIED).rows
    assert (desk.title, desk.room, desk.kind) == ("Registration", "Main Hall", "registration")
    assert (opening.line, opening.kind, opening.room) == (7, "opening", "Grande salle")
    assert opening.people == [
        Person("Jane Doe", "Journalist", True),
        Person("Jacek Majchrowski", "Mayor of Kraków, Kraków"),
        Person("Marcin Krupa", "Mayor of Katowice"),
    ]
    assert (opening.status, opening.abstract) == ("provisional", "First line.\nSecond line.")
    assert (plenary.day, plenary.title) == (dt.date(2018, 6, 13), "Séance plénière")
    assert (plenary.status, plenary.kind) == ("provisional", "plenary")
    assert (surprise.hours, surprise.title) == (Hours(), "Surprise")


def test_what_has_no_place_is_kept_with_its_line():
    assert [(left.line, left.text) for left in read(COPIED).left] == [
        (1, "Programme"),
        (5, "Add to calendar"),
    ]


def test_sessions_under_a_day_that_cannot_be_told_get_none():
    parsed = read("Tuesday 12 June\n9:00 One\n31 June\n10:00 Two")
    assert [row.day for row in parsed.rows] == [dt.date(2018, 6, 12), None]
    assert parsed.left[0].line == 3


def test_a_session_whose_hour_cannot_be_is_kept_as_lines():
    parsed = read("Tuesday 12 June\n9:00 One\n25:00 Two\nabout two")
    assert [(row.title, row.abstract) for row in parsed.rows] == [("One", "")]
    assert [left.line for left in parsed.left] == [3, 4]


def test_a_room_of_the_meeting_is_found_without_a_label():
    [row] = read("9:00 Forum\nà la Grande salle\nOn Europe.").rows
    assert (row.room, row.abstract) == ("Grande salle", "On Europe.")


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Pause café", "break"),
        ("Coffee break", "break"),
        ("Cérémonie de clôture", "closing"),
        ("Almuerzo", "meal"),
        ("حفل الافتتاح", "opening"),
        ("Форум мэров", "forum"),
        ("全体会议", "plenary"),
        ("Reopening the city", ""),
    ],
)
def test_kinds_are_guessed_from_titles(title, kind):
    assert read(f"9:00 {title}").rows[0].kind == kind


def test_a_sentence_below_a_bullet_is_no_person():
    [row] = read("9:00 Forum\n• We will discuss 3 points and hear from every city that came!").rows
    assert row.people == []
    assert row.abstract.startswith("• We will discuss")


def test_people_are_written_as_they_are_read():
    found = [Person("A B", "Mayor, Kraków"), Person("C", "", True)]
    assert people.read(people.written(found, "Moderator")) == (found, [])


def test_ten_thousand_lines_are_read_and_more_are_refused():
    with pytest.raises(ValidationError, match="10001 lines"):
        read("x\n" * 10_000)
    assert len(read("x\n" * 9_999).left) == 9_999
