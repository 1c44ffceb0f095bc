"""What the record of changes keeps of a programme's draft; releases keep themselves."""

from meetings.programme import models
from uccn.lib.recorded import leave_out, record

record(models.Venue, named=["name"], of="meeting")
record(models.Room, named=["name"], of="venue")
record(models.Closure, named=["room__name", "day"], of="room")
record(models.Track, named=["name"], of="meeting")
record(models.Speaker, named=["name"], of="meeting")
record(models.Session, named=["title"], of="meeting", sets=("fields",))
record(
    models.Session.fields.through,
    named=["creativefield__name"],
    of="session",
    is_restorable=False,
)
record(models.Appearance, named=["speaker__name"], of="session")
record(
    models.Release,
    named=["number"],
    of="meeting",
    is_restorable=False,
    without=dict.fromkeys(["facts", "changes"], "The release keeps them for ever itself."),
)
leave_out(models.ReleaseText, "Append-only: a release is its own record.")
