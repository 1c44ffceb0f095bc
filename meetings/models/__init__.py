"""Annual meetings, their hosts, and places that are no member cities."""

from meetings.models.edition import AnnualMeeting, validate_time_zone
from meetings.models.host import Host
from meetings.models.place import Place

__all__ = ["AnnualMeeting", "Host", "Place", "validate_time_zone"]
