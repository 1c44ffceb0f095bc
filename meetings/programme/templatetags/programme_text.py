"""Days, hours and places of a programme, in the page's language."""

import datetime as dt

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from meetings.programme.reading import Shown
from uccn.lib import dates, zones
from uccn.lib.templatetags.uccn_text import shown

register = template.Library()
register.filter("weekday", dates.with_weekday)
register.filter("listing", dates.listing)


@register.filter(expects_localtime=False)
def moment(value: dt.datetime) -> str:
    """A moment as HTML writes it, with its distance from UTC."""
    return value.isoformat(timespec="minutes")


@register.filter
def hours(session: Shown) -> str:
    """ "10:00–11:30", or the beginning alone."""
    return dates.hours(session.begins, session.ends)


@register.filter
def zone(session: Shown) -> str:
    """The zone of a session's hours."""
    return zones.zone_name(session.starts_at) if session.starts_at else ""


@register.filter
def zone_of_day(sessions: list[Shown]) -> str:
    """The zone of a day's hours; '' when no hour is known."""
    return next((zone(session) for session in sessions if session.starts_at), "")


@register.filter
def place(session: Shown) -> SafeString | str:
    """Room and venue; '' without a room."""
    spot = session.spot
    if spot is None:
        return ""
    if not spot.has_own_name or not spot.venue.text:
        return shown(spot.name)
    return format_html("{} · {}", shown(spot.name), shown(spot.venue))


@register.filter
def coordinate(value: float) -> str:
    """A coordinate with a point, whatever the page's language."""
    return f"{value:.5f}"


@register.filter
def at(found: dict, key):
    """What a dictionary has under a key; None where it has nothing."""
    return found.get(key)


@register.filter
def fields_of(session: Shown, fields: dict) -> list:
    """The creative fields of a session, of those by key."""
    return [fields[key] for key in session.field_ids if key in fields]
