"""Colours that people choose, made readable on paper."""

import pytest

from uccn.lib.colour import WHITE, contrast, for_white


@pytest.mark.parametrize("chosen", ["#a4262c", "#000000", "#b3362b"])
def test_a_colour_that_reads_on_white_stays(chosen):
    assert for_white(chosen) == chosen


@pytest.mark.parametrize("chosen", ["#ffffff", "#f2c14e", "#00ff00", "#7f7f7f"])
def test_a_colour_that_is_too_light_is_darkened_until_it_reads(chosen):
    assert contrast(chosen, WHITE) < 4.5 <= contrast(for_white(chosen), WHITE)
