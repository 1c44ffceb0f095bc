"""What the record of changes keeps of albums."""

from meetings.albums.models import Album, Picture
from uccn.lib.recorded import record

record(Album, named=["title"], of="meeting")
record(
    Picture,
    named=["caption"],
    of="album",
    silent={"is_drawn": "The queue draws its sizes."},
)
