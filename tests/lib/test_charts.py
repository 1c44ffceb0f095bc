"""Charts as numbers: lengths, places, and both directions of reading."""

from django.utils import translation

from uccn.lib.charts import Datum, columns, rows
from uccn.lib.numbers import formatted


def test_bars_are_as_long_as_their_numbers():
    with translation.override("fr"):
        chart = rows([Datum("a", 80), Datum("b", 20), Datum("c", None)])

    assert [(bar.x, bar.width) for bar in chart.bars] == [
        ("0%", "100%"),
        ("0%", "25%"),
        ("0%", "0%"),
    ]
    assert chart.height == 120


def test_in_arabic_bars_begin_at_the_right():
    with translation.override("ar"):
        chart = rows([Datum("a", 80), Datum("b", 20)])

    assert [(bar.x, bar.width) for bar in chart.bars] == [("0%", "100%"), ("75%", "25%")]


def test_years_run_in_the_direction_of_reading():
    data = [Datum("2004", 1), Datum("2005", 2)]
    with translation.override("en"):
        left_to_right = [bar.x for bar in columns(data).bars]
    with translation.override("ar"):
        right_to_left = [bar.x for bar in columns(data).bars]

    assert left_to_right == ["7%", "57%"]
    assert right_to_left == ["57%", "7%"]


def test_a_published_total_above_the_columns_sets_the_scale():
    with translation.override("en"):
        (bar,) = columns([Datum("2025", 404, mark=408)]).bars

    assert (bar.mark_y, bar.y, bar.height) == (24, 26, 178)


def test_columns_that_stand_close_are_not_all_labelled():
    with translation.override("en"):
        chart = columns([Datum(str(year), year) for year in range(2004, 2026)])

    labelled = [bar.datum.label for bar in chart.bars if bar.is_labelled]
    assert labelled == [str(year) for year in range(2005, 2026, 2)]


def test_a_chart_of_nothing_is_empty():
    assert (rows([]).bars, columns([]).bars) == ([], [])


def test_numbers_are_grouped_as_the_language_does():
    said = {}
    for code in ("en", "fr", "es", "ru"):
        with translation.override(code):
            said[code] = formatted(12345)
    assert said == {
        "en": "12,345",
        "fr": "12\u202f345",
        "es": "12.345",
        "ru": "12\u00a0345",
    }
