"""What a meeting says of itself on the page of its parts."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from meetings import missing
from meetings.models import AnnualMeeting, Attendance, Host
from meetings.parts import Part, Remark, counted, expected_languages, register


def _remarks(meeting: AnnualMeeting) -> list[Remark]:
    """What its page would lack."""
    form = reverse("admin:meetings_annualmeeting_change", args=[meeting.pk])
    return [Remark(sentence, form) for sentence in missing.sentences(meeting)]


def _fullness(meeting: AnnualMeeting, rows: list):
    """Its texts, as far as they are wanted in its status."""
    return counted(rows, missing.wanted(meeting), expected_languages(AnnualMeeting))


register(
    Part(
        AnnualMeeting,
        position=10,
        path="pk",
        label=_("theme and summary"),
        remarks=_remarks,
        fullness=_fullness,
    ),
    Part(Host, position=20, label=_("hosts")),
    Part(Attendance, position=30),
)
