"""Numbers as each language writes them, sizes of files too. Source: CLDR, through Babel."""

from babel.numbers import format_decimal
from babel.units import format_unit

from uccn.lib import languages


def formatted(number: int) -> str:
    """1000 in the active language: "1 000", "1,000"; never for a year."""
    return format_decimal(number, locale=languages.babel_locale(languages.current()))


def file_size(count: int) -> str:
    """So many bytes as people say it: "1.2 MB", "340 kB", "1,2 Mo"; never less than one kB."""
    kilobytes = max(1, round(count / 1000))
    value, unit = (kilobytes, "kilobyte") if kilobytes < 1000 else (count / 1_000_000, "megabyte")
    pattern = "#,##0.#" if value < 10 else "#,##0"
    locale = languages.babel_locale(languages.current())
    return format_unit(value, f"digital-{unit}", "short", format=pattern, locale=locale)
