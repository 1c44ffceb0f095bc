"""Numbers as each language groups their digits. Source: CLDR, through Babel."""

from babel.numbers import format_decimal

from uccn.lib import languages


def formatted(number: int) -> str:
    """1000 in the active language: "1 000", "1,000"; never for a year."""
    return format_decimal(number, locale=languages.babel_locale(languages.current()))
