"""The archive's filters: what the address asks for, and how many meetings each choice leaves."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from meetings.models import AnnualMeeting
from uccn.lib.filter_form import Choice, by_country_name


class Filters(NamedTuple):
    """What the address asks for; '' asks for nothing."""

    country: str = ""
    status: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Filters":
        """The filters of a query string; what nobody offered is kept, and matches no meeting."""
        return cls(*(query.get(name, "").strip() for name in cls._fields))

    def accepts(self, meeting: AnnualMeeting, but: str = "") -> bool:
        """Whether the meeting passes every filter, or every other than the one named."""
        asked = self._asdict().items()
        return all(value in values(meeting, name) for name, value in asked if value and name != but)


def values(meeting: AnnualMeeting, name: str) -> dict[str, str]:
    """What a filter compares, each value with its label: hosts may be of several countries."""
    if name == "country":
        return {host.site.country: host.country for host in meeting.host_list}
    return {meeting.standing: meeting.standing_label}


def matching(meetings: list[AnnualMeeting], filters: Filters) -> list[AnnualMeeting]:
    """The meetings that pass the filters, in their order."""
    return [meeting for meeting in meetings if filters.accepts(meeting)]


def choices(meetings: list[AnnualMeeting], filters: Filters, name: str) -> list[Choice]:
    """What a filter offers: countries and statuses, each in an order of its own."""
    left = [meeting for meeting in meetings if filters.accepts(meeting, but=name)]
    counts = Counter(value for meeting in left for value in values(meeting, name))
    labels = {v: label for meeting in meetings for v, label in values(meeting, name).items()}
    offered = [Choice(value, label, counts[value]) for value, label in labels.items()]
    return sorted(offered, key=by_country_name if name == "country" else _by_order_of_statuses)


def _by_order_of_statuses(choice: Choice) -> int:
    """The key that sorts statuses: what was held first, then as a plan goes, what fell through."""
    status = AnnualMeeting.Status
    order = [
        status.HELD, AnnualMeeting.UNCONFIRMED, status.ANNOUNCED, status.PLANNED, status.POSTPONED,
        status.CANCELLED,
    ]  # fmt: skip
    return order.index(choice.value)
