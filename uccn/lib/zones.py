"""Time zones as people name them."""

import datetime as dt

from babel.dates import get_timezone_location, get_timezone_name
from django.utils.translation import pgettext

from uccn.lib import languages


def zone_name(moment: dt.datetime) -> str:
    """The zone of a moment: "Central European Summer Time, UTC+2". Source: CLDR, through Babel.

    A zone without a name is called by its city: "Casablanca, UTC+1".
    """
    locale = languages.babel_locale(languages.current())
    name, offset = get_timezone_name(moment, locale=locale), utc_offset(moment)
    if any(letter.isdigit() for letter in name):
        name = get_timezone_location(moment.tzinfo, locale=locale, return_city=True)
    comma = pgettext("comma between the parts of a name", ", ")
    return f"{name}{comma}{offset}"


def utc_offset(moment: dt.datetime) -> str:
    """How far the zone is from UTC at a moment: "UTC+2", "UTC−3:30", "UTC"."""
    minutes = int(moment.utcoffset().total_seconds() // 60)
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    sign = "+" if minutes > 0 else "−"
    return f"UTC{sign}{hours}:{rest:02}" if rest else f"UTC{sign}{hours}"
