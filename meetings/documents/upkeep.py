"""Looking after the bytes of documents: are they what was uploaded, and which led nowhere?"""

import datetime as dt
import hashlib
from collections.abc import Iterator

from django.core.files.storage import storages
from django.utils import timezone

from meetings.documents import storing
from meetings.documents.models import DocumentFile

# A form that was never put right is not put right after so long.
FORGOTTEN_AFTER = dt.timedelta(days=7)


def altered() -> Iterator[tuple[DocumentFile, str]]:
    """Each file whose bytes are lost or others than were uploaded, with what is wrong."""
    files = DocumentFile.objects.select_related("document__meeting").order_by("pk")
    for file in files.iterator(chunk_size=500):
        if not storing.is_there(file.stored_as):
            yield file, "is lost"
        elif _sha256(file.stored_as) != file.sha256:
            yield file, "is not what was uploaded"


def _sha256(place: str) -> str:
    """The hash of the bytes that lie at a place, read piece by piece."""
    digest = hashlib.sha256()
    for piece in storing.chunks(place):
        digest.update(piece)
    return digest.hexdigest()


def forget(now: dt.datetime | None = None) -> int:
    """Delete what was uploaded days ago for a form that was never saved; how many there were."""
    before = (now or timezone.now()) - FORGOTTEN_AFTER
    storage, known = (
        storages["private"],
        set(DocumentFile.objects.values_list("stored_as", flat=True)),
    )
    waiting = [place for place in storing.places() if place not in known]
    old = [place for place in waiting if storage.get_modified_time(place) < before]
    for place in old:
        storage.delete(place)
    return len(old)
