"""What the record of changes keeps of annual meetings, with who may work on them."""

from meetings.models import AnnualMeeting, Attendance, AudienceLink, Host, Place
from uccn.lib.recorded import record

record(
    AnnualMeeting,
    named=["year", "slug"],
    silent=dict.fromkeys(
        ["zone_changes", "zone_changed_at"], "Counted by the site when the time zone is changed."
    ),
    sets=("editors",),
)
record(
    AnnualMeeting.editors.through,
    named=["user__username"],
    of="annualmeeting",
    is_restorable=False,
)
record(Host, named=["city__name", "place__name"], of="meeting")
record(Attendance, named=["number"], of="meeting")
record(Place, named=["name"])
record(
    AudienceLink,
    named=["note"],
    of="meeting",
    without={"nonce": "It is secret: whoever has it sees the programme."},
    is_restorable=False,
)
