"""The sizes of pictures that were received and not drawn yet."""

from django.db import transaction

from meetings.albums.models import Picture
from uccn.lib import renditions


def draw_waiting() -> dict[str, str]:
    """Draw every picture that waits; the keys of those that could not be, with the reason."""
    failed: dict[str, str] = {}
    while picture := Picture.objects.undrawn().exclude(key__in=failed).order_by("pk").first():
        try:
            _draw(picture)
        except OSError as error:
            # Where another worker drew it meanwhile, or somebody deleted it, nothing is wrong.
            if Picture.objects.undrawn().filter(pk=picture.pk).exists():
                failed[picture.key] = f"{type(error).__name__}: {error}"
    return failed


def _draw(picture: Picture) -> None:
    """Draw it and put its files beside the first; of two that draw it one writes them.

    Raises OSError where the storage is away, or what it is drawn from is missing or damaged.
    """
    files = renditions.drawn(picture.key)
    with transaction.atomic():
        # Whoever deletes it waits until its files are there to be deleted.
        waiting = Picture.objects.undrawn().select_for_update().filter(pk=picture.pk)
        if not waiting.first():
            return
        renditions.write(picture.key, files)
        waiting.update(is_drawn=True)
    renditions.forget_source(picture.key)
