"""The archive's filters: what the address asks for, and how many meetings each choice leaves."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from meetings.models import AnnualMeeting
from uccn.lib.countries import country_name
from uccn.lib.filter_form import Choice, by_country_name


class Filters(NamedTuple):
    """What the address asks for; '' asks for nothing."""

    country: str = ""
    status: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Filters":
        """The filters of a query string; what nobody offered is kept, and matches no meeting."""
        return cls(*(query.get(name, "").strip() for name in cls._fields))


def values(meeting: AnnualMeeting, name: str) -> set[str]:
    """What a filter compares: hosts may be of several countries."""
    if name == "country":
        return {h.country for h in meeting.listed_hosts if h.role == "host"}
    return {meeting.standing}


def _label(meeting: AnnualMeeting, name: str, value: str) -> str:
    """How a value of a meeting reads."""
    return country_name(value) if name == "country" else meeting.standing_label


def matching(meetings: list[AnnualMeeting], filters: Filters, but: str = "") -> list[AnnualMeeting]:
    """The meetings that pass every filter, or every other than the one named, in their order."""
    asked = [(name, v) for name, v in filters._asdict().items() if v and name != but]
    if not asked:
        return meetings
    return [m for m in meetings if all(value in values(m, name) for name, value in asked)]


def choices(meetings: list[AnnualMeeting], filters: Filters, name: str) -> list[Choice]:
    """What a filter offers: countries and statuses, each in an order of its own."""
    left = set(matching(meetings, filters, but=name))
    found = [(value, meeting) for meeting in meetings for value in values(meeting, name)]
    counts = Counter(value for value, meeting in found if meeting in left)
    of_value = dict(found)
    offered = [Choice(v, _label(m, name, v), counts[v]) for v, m in of_value.items()]
    return sorted(offered, key=by_country_name if name == "country" else _by_order_of_statuses)


def _by_order_of_statuses(choice: Choice) -> int:
    """The key that sorts statuses: what was held first, then as a plan goes, what fell through."""
    status = AnnualMeeting.Status
    order = [
        status.HELD, AnnualMeeting.UNCONFIRMED, status.ANNOUNCED, status.PLANNED, status.POSTPONED,
        status.CANCELLED,
    ]  # fmt: skip
    return order.index(choice.value)
