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


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("12.06", 12),
        ("12.06.", 12),
        ("12/06", 12),
        ("13/6", 13),
        ("06/14", 14),
        ("Tuesday 12.06", 12),
        ("mardi 12/06", 12),
        ("Miércoles, 13/06:", 13),
        ("Вторник, 12.06", 12),
        ("12.06, вторник", 12),
        ("الثلاثاء ١٢/٠٦", 12),
        ("星期二 12/06", 12),
        ("Day 2 – 13.06", 13),
    ],
)
def test_a_day_without_a_year_is_one_of_the_meetings(line, day):
    assert days.heading(line, DATES) == (dt.date(2018, 6, day), "", "")


def test_what_stands_beside_a_short_day_is_kept():
    assert days.heading("Tuesday 12.06 – Opening day", DATES).beside == "opening day"
    assert "Tuesday, 12 June 2018" in days.heading("Friday 12.06", DATES).remark


@pytest.mark.parametrize(
    "line",
    [
        "9.30",
        "12.30",
        "12.06 Opening",
        "12.06 – 13.15 Opening",
        "Tuesday 9.00 – 10.30",
        "24/7",
        "1/12",
        "14/07",
        "v. 12.06",
        "12.06 5",
        "0.12.06",
    ],
)
def test_other_pairs_of_numbers_are_no_day(line):
    assert days.heading(line, DATES) is None


OCTOBER = days.Dates(dt.date(2018, 10, 9), dt.date(2018, 10, 12), 2018)
WINTER = days.Dates(dt.date(2018, 1, 2), dt.date(2018, 2, 1), 2018)


@pytest.mark.parametrize(
    ("line", "known", "words"),
    [
        ("12.10", OCTOBER, "may be a day or an hour"),
        ("01/02", WINTER, "may be two days"),
        ("01.02", WINTER, "may be two days"),
        ("Monday 05/07", days.Dates(), "year is missing"),
        ("12/06", days.Dates(), "year is missing"),
        ("12/06", days.Dates(year=2018), "may be two days"),
    ],
)
def test_a_short_day_that_cannot_be_told_is_refused(line, known, words):
    with pytest.raises(ValidationError, match=words):
        days.heading(line, known)


@pytest.mark.parametrize(
    ("line", "known", "day"),
    [
        ("12/10", OCTOBER, dt.date(2018, 10, 12)),
        ("vendredi 12.10", OCTOBER, dt.date(2018, 10, 12)),
        ("Thursday 01/02", WINTER, dt.date(2018, 2, 1)),
        ("Tuesday 12/06", days.Dates(year=2018), dt.date(2018, 6, 12)),
        ("13/06", days.Dates(year=2018), dt.date(2018, 6, 13)),
    ],
)
def test_what_stands_beside_it_tells_which_day_is_meant(line, known, day):
    assert days.heading(line, known).day == day


def test_a_cell_for_a_day_holds_no_hour():
    assert days.whole("12.10", OCTOBER) == dt.date(2018, 10, 12)


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


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("9–10 Opening", "Opening"),
        ("9 - 10 Séance plénière", "Séance plénière"),
        ("9-10: Étude", "Étude"),
        ("9–10 Открытие", "Открытие"),
        ("٩–١٠ حفل الافتتاح", "حفل الافتتاح"),
        ("9–10 开幕式", "开幕式"),
        ("9-10 h Opening", "Opening"),
        ("9h–10h Apertura", "Apertura"),
        ("9–10h Ouverture", "Ouverture"),
        ("9–10 ч Открытие", "Открытие"),
    ],
)
def test_hours_without_minutes_begin_a_session_below_a_day(line, title):
    [row] = read(f"12.06\n{line}").rows
    assert (row.day, row.hours) == (dt.date(2018, 6, 12), Hours(dt.time(9), dt.time(10)))
    assert row.title == title


@pytest.mark.parametrize("line", ["9h–10h30 Foire", "9 h – 10 h 30 Foire", "9ч–10ч30 Foire"])
def test_minutes_may_be_written_at_one_end_alone(line):
    [row] = read(f"mardi 12/06\n{line}").rows
    assert (row.hours, row.title) == (Hours(dt.time(9), dt.time(10, 30)), "Foire")


@pytest.mark.parametrize(
    "line",
    [
        "3–5 delegates per city",
        "3–5 Delegates per city",
        "9–10 délégués par ville",
        "9–10 delegados por ciudad",
        "9–10 делегатов от города",
        "9–10 مندوبين لكل مدينة",
        "9–10 名代表",
        "• 9–10 Delegates per city",
        "10–9 Delegates",
        "9–10",
        "9–10 %",
        "9–22 Points of the agenda",
        "20–25 Delegates per city",
    ],
)
def test_numbers_that_begin_a_line_are_no_hours(line):
    parsed = read(f"Tuesday 12 June\n8:30 Forum\n{line}")
    assert [row.hours.begins for row in parsed.rows] == [dt.time(8, 30)]
    # Without a day above, nothing tells that hours are meant.
    assert read(line.replace("•", "")).rows == []


def test_hours_without_minutes_come_after_those_before():
    parsed = read("12 June\n9–10 Opening\n10–12 Forum\n9–11 Cities\n")
    assert [(row.title, row.abstract) for row in parsed.rows] == [
        ("Opening", ""),
        ("Forum", "9–11 Cities"),
    ]


@pytest.mark.parametrize("line", ["9–10 June", "9-10 juin", "9–10 de junio", "9-10 июня"])
def test_several_days_are_no_hours(line):
    parsed = read(f"12 June\n8:00 Desk\n{line}")
    assert [row.title for row in parsed.rows] == ["Desk"]


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
