"""Annual meetings, their hosts, who came, and places that are no member cities."""

from meetings.models.attendance import Attendance
from meetings.models.edition import AnnualMeeting, validate_time_zone
from meetings.models.host import Host
from meetings.models.place import Place

__all__ = ["AnnualMeeting", "Attendance", "Host", "Place", "validate_time_zone"]
