"""What a meeting's page would lack, in sentences that staff read before they publish it."""

from django.utils import timezone
from django.utils.translation import gettext as _

from meetings.models import AnnualMeeting
from uccn.lib import dates, languages


def sentences(meeting: AnnualMeeting) -> list[str]:
    """What is missing, each in a sentence; an empty list when nothing is."""
    found = _about_facts(meeting)
    theme, summary = lacking(meeting, "theme"), lacking(meeting, "summary")
    if theme:
        found.append(_("The theme is missing in: %(languages)s.") % {"languages": _names(theme)})
    if summary:
        found.append(
            _("The summary is missing in: %(languages)s.") % {"languages": _names(summary)}
        )
    return found + [
        _("Not confirmed: %(fact)s.") % {"fact": fact} for fact in meeting.unconfirmed or []
    ]


def _about_facts(meeting: AnnualMeeting) -> list[str]:
    """Hosts, dates, and whether a past meeting was held."""
    found = []
    if not meeting.hosts.exists():
        found.append(_("No host is named."))
    if not meeting.start or not meeting.end:
        found.append(_("The dates are not complete."))
    late = AnnualMeeting.objects.unconfirmed_as_held(timezone.localdate())
    if late.filter(pk=meeting.pk).exists():
        found.append(_("It is over, but not confirmed as held."))
    return found


TEXTS = ("theme", "summary")


def wanted(meeting: AnnualMeeting) -> tuple[str, ...]:
    """The texts it should have: all of them while it is to come, later those that are known."""
    if meeting.status in (AnnualMeeting.Status.PLANNED, AnnualMeeting.Status.ANNOUNCED):
        return TEXTS
    columns = {text: languages.columns([text], languages.codes()) for text in TEXTS}
    return tuple(t for t in TEXTS if any(getattr(meeting, column) for column in columns[t]))


def lacking(instance, field: str) -> list[str]:
    """The languages in which the field has no text."""
    return [c for c in languages.codes() if not getattr(instance, languages.column(field, c))]


def _names(codes: list[str]) -> str:
    """Languages as a list in words."""
    return dates.listing([languages.name_in(code) for code in codes])
