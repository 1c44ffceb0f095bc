"""Pictures that come into an album: each file by itself, the good ones kept, the bad ones named."""

import datetime as dt
import hashlib
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from meetings.albums import tasks
from meetings.albums.models import Album, Picture
from translations.actions import together
from uccn.background import queue
from uccn.lib import renditions

MOST_FILES = 40
MOST_BYTES = 25 * 1024 * 1024
# Servers give up on a request after half a minute; what was not looked at by then is named. A
# third of a second for 12 million pixels lets all of them pass.
SECONDS = 20
_PATIENCE = dt.timedelta(minutes=1)


@dataclass
class Received:
    """What became of files: pictures that were made, names with reasons that were refused.

    ``elsewhere`` are names of files that another album of the meeting has too, with its title.
    """

    made: list[Picture] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    elsewhere: list[tuple[str, str]] = field(default_factory=list)


def add_pictures(
    *,
    album: Album,
    files: Iterable[File],
    credit: str,
    licence: str,
    taken_on: dt.date | None = None,
    by=None,
    clock: Callable[[], float] = time.monotonic,
) -> Received:
    """Make a picture, a draft, of every file that can be one; without a day, the camera's own."""
    received, begun = Received(), clock()
    facts = {"album": album, "credit": credit, "licence": licence, "taken_on": taken_on}
    for number, file in enumerate(files):
        try:
            if number >= MOST_FILES:
                most = {"number": MOST_FILES}
                raise ValidationError(
                    _("At most %(number)s are taken at once. Send it again.") % most
                )
            if clock() - begun > SECONDS:
                raise ValidationError(_("There was no time left for it. Send it again."))
            _receive(file, facts, by, received)
        except ValidationError as error:
            received.refused.append((file.name, " ".join(error.messages)))
    if received.made:
        queue.soon(tasks.draw_pictures)
    return received


def _receive(file: File, facts: dict, by, received: Received) -> None:
    """Make a picture of one file, or raise ValidationError that says why not."""
    sha256 = _hash(file)
    album = facts["album"]
    same = Picture.objects.filter(sha256=sha256, album__meeting=album.meeting_id)
    found = list(same.select_related("album"))
    if any(picture.album_id == album.pk for picture in found):
        raise ValidationError(_("This picture is in the album already."))
    taken = renditions.received(file, MOST_BYTES)
    picture = Picture(sha256=sha256, width=taken.width, height=taken.height, **facts)
    picture.taken_on = picture.taken_on or taken.taken_on
    _keep(picture, taken.files, by)
    received.made.append(picture)
    received.elsewhere += [(file.name, str(other.album)) for other in found]


def _keep(picture: Picture, files: dict[str, bytes], by) -> None:
    """Write a picture at the end of its album, and its files; neither without the other."""
    try:
        renditions.write(picture.key, files)
        with transaction.atomic(), together(by=by):
            last = picture.album.pictures.aggregate(last=models.Max("position"))["last"]
            picture.position = (last or 0) + 1
            picture.save()
            # Should the process end before the last file is looked at.
            queue.in_case(tasks.draw_pictures, _PATIENCE)
    except BaseException as error:
        renditions.remove(picture.key)
        if isinstance(error, IntegrityError):
            raise ValidationError(_("This picture is in the album already.")) from error
        raise


def _hash(file: File) -> str:
    """The SHA-256 of the bytes as they were sent."""
    found = hashlib.sha256()
    for chunk in file.chunks():
        found.update(chunk)
    return found.hexdigest()
