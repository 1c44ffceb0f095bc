"""Roman numerals."""

import pytest

from uccn.lib.roman import from_roman, to_roman


@pytest.mark.parametrize(
    ("number", "numeral"),
    [(1, "I"), (4, "IV"), (12, "XII"), (14, "XIV"), (49, "XLIX"), (3999, "MMMCMXCIX")],
)
def test_a_number_and_its_numeral_are_each_others(number, numeral):
    assert (to_roman(number), from_roman(numeral)) == (numeral, number)


def test_every_number_comes_back():
    assert [from_roman(to_roman(n)) for n in range(1, 4000)] == list(range(1, 4000))


@pytest.mark.parametrize("wrong", ["", "IIII", "XIIX", "ABC", "12", "VX"])
def test_what_is_no_numeral_is_refused(wrong):
    with pytest.raises(ValueError, match="numeral"):
        from_roman(wrong)


@pytest.mark.parametrize("wrong", [0, -1, 4000])
def test_numbers_without_a_numeral_are_refused(wrong):
    with pytest.raises(ValueError, match="numeral"):
        to_roman(wrong)
