"""Local times become moments; those that do not exist or come twice are not guessed at."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from uccn.publication.moments import moment

WARSAW = "Europe/Warsaw"


def utc(*parts) -> dt.datetime:
    """A moment in UTC."""
    return dt.datetime(*parts, tzinfo=dt.UTC)


def test_a_time_in_warsaw_in_summer_is_two_hours_earlier_in_utc():
    assert moment(dt.date(2027, 6, 1), dt.time(9), WARSAW) == utc(2027, 6, 1, 7)


def test_a_time_that_the_clocks_jump_over_is_refused():
    with pytest.raises(ValidationError) as refused:
        moment(dt.date(2027, 3, 28), dt.time(2, 30), WARSAW)
    assert refused.value.code == "skipped"


def test_a_time_that_comes_twice_is_asked_about():
    with pytest.raises(ValidationError) as refused:
        moment(dt.date(2027, 10, 31), dt.time(2, 30), WARSAW)
    assert refused.value.code == "twice"


@pytest.mark.parametrize(("which", "hour"), [("first", 0), ("second", 1)])
def test_the_first_and_the_second_are_an_hour_apart(which, hour):
    chosen = moment(dt.date(2027, 10, 31), dt.time(2, 30), WARSAW, which)
    assert chosen.astimezone(dt.UTC) == utc(2027, 10, 31, hour, 30)
