"""Files and pasted tables: read by what they hold, or refused with what to do."""

import datetime as dt
import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from openpyxl import Workbook

from meetings.programme.importing.parsed import Hours, Person
from meetings.programme.importing.reading import MAX_BYTES, read
from tests.factories.meetings import AnnualMeetingFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    """The meeting of 2018."""
    return AnnualMeetingFactory(
        public=True, year=2018, start=dt.date(2018, 6, 12), end=dt.date(2018, 6, 15)
    )


@pytest.mark.parametrize(
    "table",
    [
        'Day,Start,End,Title,Speakers\n2018-06-12,9:00,10:30,Opening,"Jane Doe, Mayor"\n',
        "Jour;Début;Fin;Titre;Intervenants\n12.06.2018;9h;10h30;Opening;Jane Doe, Mayor\n",
        "Fecha\tHorario\tTítulo\tPonentes\n12 de junio\t9:00-10:30\tOpening\tJane Doe, Mayor\n",
        "Дата;Время;Название;Докладчики\n12 июня;9:00–10:30;Opening;Jane Doe, Mayor\n",
        "اليوم;الوقت;العنوان;المتحدثون\n12 يونيو;٩:٠٠-١٠:٣٠;Opening;Jane Doe, Mayor\n",
        '日期,时间,标题,发言人\n6月12日,9:00-10:30,Opening,"Jane Doe, Mayor"\n',
    ],
)
def test_a_table_is_understood_by_its_header_in_each_language(meeting, table):
    [row] = read(table, meeting, "en").rows
    assert (row.line, row.day, row.title) == (2, dt.date(2018, 6, 12), "Opening")
    assert row.hours == Hours(dt.time(9), dt.time(10, 30))
    assert row.people == [Person("Jane Doe", "Mayor")]


def test_a_cell_that_is_not_understood_is_kept_with_line_and_column(meeting):
    parsed = read("Day,Time,Title,Kind,Fee\n12 June,noon,One,rite,5\n,10:00,Two,,\n", meeting, "en")
    one, two = parsed.rows
    assert (one.hours, one.kind) == (Hours(), "")
    assert (two.day, two.hours.begins) == (dt.date(2018, 6, 12), dt.time(10))
    told = sorted((left.line, left.text, left.reason.partition("”")[0]) for left in parsed.left)
    assert told == [
        (2, "5", "Column “Fee"),
        (2, "noon", "Column “Time"),
        (2, "rite", "Column “Kind"),
    ]


def test_a_spreadsheet_with_real_dates_and_times_is_read(meeting):
    book, stream = Workbook(), io.BytesIO()
    book.active.append(["Date", "Start", "End", "Session"])
    book.active.append([dt.datetime(2018, 6, 12), dt.time(9), dt.time(10, 30), "Opening"])
    book.save(stream)
    [row] = read(stream.getvalue(), meeting, "en").rows
    assert (row.day, row.hours) == (dt.date(2018, 6, 12), Hours(dt.time(9), dt.time(10, 30)))


@pytest.mark.parametrize(
    ("title", "language", "encoding"),
    [
        ("Cérémonie", "fr", "utf-16"),
        ("Cérémonie", "fr", "utf-16-le"),
        ("Cérémonie", "fr", "utf-8-sig"),
        ("Cérémonie d’été", "fr", "cp1252"),
        ("حفل الافتتاح", "ar", "cp1256"),
        ("Открытие", "ru", "cp1251"),
        ("开幕式", "zh-hans", "gb18030"),
    ],
)
def test_older_encodings_are_read_by_mark_or_language(meeting, title, language, encoding):
    parsed = read(f"2018-06-12\n9:00 {title}\n".encode(encoding), meeting, language)
    [row] = parsed.rows
    assert row.title == title
    # What the bytes do not tell is never taken silently.
    assert bool(parsed.guess) == (not encoding.startswith("utf"))


def said_of(data: bytes, meeting) -> str:
    """What somebody who chose no encoding is told of a file."""
    try:
        return read(data, meeting, "en").guess
    except ValidationError as error:
        return " ".join(error.messages)


@pytest.mark.parametrize(
    ("title", "encoding"),
    [
        ("Otwarcie w Łodzi – święto", "cp1250"),
        ("Открытие форума", "cp1251"),
        ("Τελετή έναρξης", "cp1253"),
        ("Açılış töreni ığdır", "cp1254"),
        ("حفل الافتتاح", "cp1256"),
        ("开幕式", "gb18030"),
    ],
)
def test_an_encoding_that_is_guessed_is_said_and_another_can_be_chosen(meeting, title, encoding):
    data = f"2018-06-12\n9:00 {title}\n".encode(encoding)
    told = said_of(data, meeting)
    assert "was read as windows-1252" in told or "choose its encoding" in told
    parsed = read(data, meeting, "en", encoding)
    assert (parsed.rows[0].title, parsed.guess) == (title, "")


def test_a_table_whose_header_is_not_understood_says_how_its_letters_were_read(meeting):
    data = "Дата;Время;Название\n12 июня;9:00;Открытие\n".encode("cp1251")
    with pytest.raises(ValidationError) as caught:
        read(data, meeting, "fr")
    assert "was read as windows-1252" in caught.value.messages[-1]
    assert read(data, meeting, "fr", "cp1251").rows[0].title == "Открытие"


def test_a_file_with_a_mark_is_read_by_it_whatever_was_chosen(meeting):
    data = "2018-06-12\n9:00 Cérémonie\n".encode("utf-16")
    assert read(data, meeting, "fr", "cp1251").rows[0].title == "Cérémonie"


def test_an_encoding_that_the_file_is_not_in_is_refused(meeting):
    with pytest.raises(ValidationError, match="not in windows-1253"):
        read(b"2018-06-12\n9:00 a\xd2", meeting, "fr", "cp1253")


def _bomb() -> bytes:
    """A packed file that is far larger than it looks."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b"0" * 60_000_000)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (b"x" * (MAX_BYTES + 1), "larger than 5 MB"),
        (b"PK\x03\x04 and no more", "not an XLSX file"),
        (b"%PDF-1.7", "copy the programme and paste it"),
        (b"\xd0\xcf\x11\xe0old", "copy the programme and paste it"),
        (b"9:00 a\x00b", "letters of the file cannot be read"),
        ("9:00 a\u202eb", "Line 1, character 7"),
        ("", "No session was found"),
        ("Hello\nworld", "Line 1: It is in no session"),
        ('Day,Title\n2018-06-12,"open', "Line 2 cannot be read as CSV"),
        ("Day,Title\n2018-06-12,One,Two", "Line 2 has 3 cells"),
        ("2018-06-12\n" + "9:00 One\n" * 101, "101 sessions"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(meeting, source, words):
    with pytest.raises(ValidationError) as caught:
        read(source, meeting, "en")
    assert words in " ".join(caught.value.messages)


def test_a_bomb_is_refused(meeting):
    with pytest.raises(ValidationError, match="too large"):
        read(_bomb(), meeting, "en")
