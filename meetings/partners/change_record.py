"""What the record of changes keeps of partners."""

from meetings.partners.models import Partner
from uccn.lib.recorded import record

record(Partner, named=["name"], of="meeting")
