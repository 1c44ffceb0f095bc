"""Roman numerals, for the numbers of editions."""

_VALUES = [
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
]  # fmt: skip


def to_roman(number: int) -> str:
    """12 → "XII". Raises ValueError outside 1 to 3999."""
    if not 1 <= number <= 3999:
        raise ValueError(f"Roman numerals go from 1 to 3999, not {number}.")
    numeral = ""
    for value, letters in _VALUES:
        count, number = divmod(number, value)
        numeral += letters * count
    return numeral


def from_roman(numeral: str) -> int:
    """ "XII" → 12, in capitals or not. Raises ValueError for what is not a Roman numeral."""
    rest, number = numeral.upper(), 0
    for value, letters in _VALUES:
        while rest.startswith(letters):
            rest, number = rest[len(letters) :], number + value
    if rest or not number or to_roman(number) != numeral.upper():
        raise ValueError(f"{numeral!r} is not a Roman numeral.")
    return number
