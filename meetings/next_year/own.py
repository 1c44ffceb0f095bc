"""What becomes of a meeting's own fields, of its hosts, and of what may hang on anything."""

from django.contrib.admin.models import LogEntry
from django.utils.translation import gettext_lazy as _

from meetings.models import AnnualMeeting, Attendance, Host
from meetings.next_year.registry import carried, left, never
from translations.models import (
    Assignment,
    Comment,
    Dismissal,
    ExchangeJob,
    MemoryTarget,
    Notice,
    Sheet,
    TextRevision,
    TextState,
    TextUnit,
)
from uccn.publication.models import FormerAddress, PreviewLink

FIRST, HOSTS, LAST = 10, 20, 90

carried(
    AnnualMeeting,
    *("edition", "edition_is_counted", "kind", "year", "slug", "status", "start", "end"),
)
left(
    AnnualMeeting,
    *("theme", "summary", "history"),
    label=_("theme, summary and history"),
    reason=_("They tell of this meeting."),
    order=FIRST,
)
left(
    AnnualMeeting,
    *("brand", "accent", "logo", "logo_alt", "logo_credit", "logo_licence"),
    *("banner", "banner_alt", "banner_credit", "banner_licence"),
    label=_("brand, colour and pictures"),
    reason=_("Every meeting has a look of its own."),
    order=FIRST,
)
left(
    AnnualMeeting,
    "editors",
    label=_("host-city editors"),
    reason=_("The next host has people of its own."),
    order=FIRST,
)
left(
    AnnualMeeting,
    *("note", "sources", "unconfirmed"),
    label=_("notes for staff, sources and unconfirmed facts"),
    reason=_("They are about this meeting."),
    order=FIRST,
)
left(
    AnnualMeeting,
    *("published_at", "withdrawn_at", "withdrawal_note"),
    label=_("publication"),
    reason=_("The new meeting is a draft; you decide when readers see it."),
    order=FIRST,
)
left(
    AnnualMeeting,
    *("time_zone", "zone_changes", "zone_changed_at"),
    label=_("time zone"),
    reason=_("It is that of the hosts."),
    order=HOSTS,
)
never(
    Host,
    _("Another city receives the next meeting; name it when it is known."),
    through="meeting",
    order=HOSTS,
)
never(
    Attendance,
    _("It says who came to this meeting."),
    through="meeting",
    order=LAST,
)
never(PreviewLink, _("A link opens the draft that it was made for, and no other."), order=LAST)
never(FormerAddress, _("Old addresses go on leading to this meeting."), order=LAST)
never(
    LogEntry,
    _("The record begins with the new meeting."),
    label=_("record of changes"),
    order=LAST,
)
for _model in (
    Sheet, TextUnit, TextState, TextRevision, Dismissal, Comment, Assignment, Notice, ExchangeJob,
    MemoryTarget,
):  # fmt: skip
    never(
        _model,
        _("The new texts begin anew; what was done for the old ones stays with them."),
        label=_("work at the translation desk"),
        order=LAST,
    )
