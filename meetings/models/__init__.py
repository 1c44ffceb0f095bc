"""Annual meetings, their hosts, who came, for whom things are, places that are no member cities."""

from meetings.models.attendance import Attendance
from meetings.models.audience import Audience, AudienceLink, audience_field
from meetings.models.edition import AnnualMeeting, validate_time_zone
from meetings.models.host import Host
from meetings.models.place import Place

__all__ = [
    "AnnualMeeting",
    "Attendance",
    "Audience",
    "AudienceLink",
    "Host",
    "Place",
    "audience_field",
    "validate_time_zone",
]
