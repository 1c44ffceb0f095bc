"""Who came, as figures: a chart a measure, over the meetings that were held."""

from collections import defaultdict

from django.utils.translation import gettext as _

from meetings.models import AnnualMeeting, Attendance
from uccn.lib.charts import Datum, Figure, rows
from uccn.lib.dates import listing

_Measure = Attendance.Measure


def figures(meetings: list[AnnualMeeting], told: list[Attendance]) -> list[Figure]:
    """A figure for each measure of which any number of these meetings is told."""
    by_meeting = defaultdict(list)
    for row in told:
        by_meeting[row.meeting_id, row.measure].append(row)
    known = {row.measure for row in told}
    made = [_figure(measure, meetings, by_meeting) for measure in _Measure if measure in known]
    return [figure for figure in made if any(datum.value for datum in figure.data)]


def _figure(measure: str, meetings: list[AnnualMeeting], told: dict) -> Figure:
    """One measure, meeting by meeting, oldest first; the chart has those of which it is known."""
    data = [_datum(meeting, told.get((meeting.pk, measure), [])) for meeting in meetings]
    known = rows([datum for datum in data if datum.value is not None])
    return Figure(
        f"attendance-{measure}", _titles()[measure], "rows", known, data, _("Meeting"),
        _("Number"), note=_("According to"), sentence=_unknown(data, meetings),
    )  # fmt: skip


def _unknown(data: list[Datum], meetings: list[AnnualMeeting]) -> str:
    """A sentence that names the years of which nobody says the number; '' for none."""
    pairs = zip(data, meetings, strict=True)
    years = dict.fromkeys(str(meeting.year) for datum, meeting in pairs if datum.value is None)
    return _("Not known for %(years)s.") % {"years": listing(list(years))} if years else ""


def _titles() -> dict[str, str]:
    """What each figure is called."""
    return {
        _Measure.PARTICIPANTS: _("Participants in the annual meetings"),
        _Measure.CITIES: _("Member cities represented at the annual meetings"),
        _Measure.COUNTRIES: _("Countries represented at the annual meetings"),
        _Measure.MAYORS: _("Mayors and deputy mayors at the annual meetings"),
    }


def _datum(meeting: AnnualMeeting, said: list[Attendance]) -> Datum:
    """A meeting's bar: the first number given, and in words every one with who says it."""
    label = _("%(year)s, %(hosts)s") % {"year": meeting.year, "hosts": meeting.host_names}
    link = meeting.get_absolute_url()
    if not said:
        return Datum(label, None, link=link)
    words = " / ".join(row.words for row in said)
    sources = listing([str(row.get_said_by_display()) for row in said])
    return Datum(label, said[0].number, said=words, note=sources, link=link)
