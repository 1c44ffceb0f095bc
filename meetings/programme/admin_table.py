"""The page on which a day of a programme is written as a table."""

import datetime as dt

from django.contrib import admin, messages
from django.contrib.admin.models import ADDITION, CHANGE
from django.db import transaction
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from meetings.models import AnnualMeeting
from meetings.programme.admin_pages import COPIED, log, meeting_for
from meetings.programme.admin_rows import DayTable
from meetings.programme.warnings import told_by_session

# How the address names the sessions that have no day yet.
UNDATED = "none"
# A meeting's dates may be years apart by mistake; tabs are for days, not for years.
_MOST_DAYS = 31


@require_http_methods(["GET", "HEAD", "POST"])
@admin.site.admin_view
def table(request, pk: int):
    """Show the sessions of a day in rows, and save them together or not at all."""
    meeting = meeting_for(request, pk, "programme.change_session")
    days = _days(meeting)
    day = _chosen(request.GET.get("day", ""), days)
    if request.method != "POST":
        return _page(request, days, DayTable(meeting, day, request.user))
    with transaction.atomic():
        rows = DayTable(meeting, day, request.user, request.POST)
        done = rows.save() if rows.is_valid() else None
        if done is not None:
            _enter(request, done)
    if done is None:
        return _page(request, days, rows, status=422)
    _tell(request, done)
    return HttpResponseRedirect(_address(meeting, day))


def _page(request, days: list, rows: DayTable, status: int = 200):
    """The page, with what to look at beside each session."""
    context = admin.site.each_context(request) | {
        "title": _("Programme as a table"),
        "meeting": rows.meeting,
        "rows": rows,
        "tabs": [(day, _address(rows.meeting, day), day == rows.day) for day in days],
        "warnings": told_by_session(rows.meeting),
        "is_wrong": not rows.is_valid() if rows.data is not None else False,
    }
    return TemplateResponse(request, "admin/programme/table.html", context, status=status)


def _days(meeting: AnnualMeeting) -> list[dt.date | None]:
    """The meeting's days and those on which it has sessions, then None for those without a day."""
    days = set(meeting.sessions.order_by("day").values_list("day", flat=True).distinct())
    if meeting.start and meeting.end:
        length = min((meeting.end - meeting.start).days + 1, _MOST_DAYS)
        days |= {meeting.start + dt.timedelta(days=number) for number in range(length)}
    return [*sorted(days - {None}), None]


def _chosen(typed: str, days: list[dt.date | None]) -> dt.date | None:
    """The day that the address names, the first for any that it does not know."""
    named = {_name(day): day for day in days}
    return named.get(typed, days[0])


def _name(day: dt.date | None) -> str:
    """How the address names a day."""
    return day.isoformat() if day else UNDATED


def _address(meeting: AnnualMeeting, day: dt.date | None) -> str:
    """The address of a day's table."""
    return f"{reverse('programme-admin:table', args=[meeting.pk])}?day={_name(day)}"


def _enter(request, done: dict[str, list]) -> None:
    """Enter each row in the admin's history."""
    for session, columns in done["changed"]:
        log(request, session, CHANGE, [{"changed": {"fields": columns}}])
    for session, _columns in done["added"]:
        log(request, session, ADDITION, [{"added": {}}])
    for session, _columns in done["copied"]:
        log(request, session, ADDITION, [{"added": {"name": COPIED, "object": str(session)}}])


def _tell(request, done: dict[str, list]) -> None:
    """Say how many sessions were changed, added and copied."""
    changed, added, copied = (len(done[name]) for name in ("changed", "added", "copied"))
    sentences = [
        ngettext("%(number)s session is changed.", "%(number)s sessions are changed.", changed),
        ngettext("%(number)s session is added.", "%(number)s sessions are added.", added),
        ngettext("%(number)s session is copied.", "%(number)s sessions are copied.", copied),
    ]
    numbered = zip(sentences, (changed, added, copied), strict=True)
    told = [sentence % {"number": number} for sentence, number in numbered if number]
    if told:
        messages.success(request, " ".join(told))
    else:
        messages.info(request, _("Nothing was changed."))
