"""Pictures are drawn once and kept as files, named by what they show; the oldest go first."""

import hashlib
import json
from pathlib import Path

from django.conf import settings
from django.http import HttpResponse

from uccn.discovery.pictures import faces
from uccn.discovery.pictures.card import Card
from uccn.discovery.pictures.drawing import drawn
from uccn.lib import whole_files
from uccn.lib.documents import tagged

# Grows when the drawing changes, so that no picture of before is shown.
EDITION = 1
# Six languages of a century of meetings and their texts.
KEPT = 1200


def key_of(card: Card) -> str:
    """The fingerprint of everything that the picture depends on."""
    facts = [EDITION, faces.are_all_here(), card]
    return hashlib.sha256(json.dumps(facts, ensure_ascii=False).encode()).hexdigest()


def picture(card: Card) -> tuple[str, bytes]:
    """The card's fingerprint and its picture, drawn only if no file of it is there."""
    key = key_of(card)
    path = _folder() / f"{key}.png"
    try:
        return key, path.read_bytes()
    except OSError:
        data = drawn(card)
        _keep(path, data)
        return key, data


def picture_response(card: Card) -> HttpResponse:
    """The picture with a strong tag; it may be kept for an hour."""
    key, data = picture(card)
    response = tagged(data, "image/png", key)
    response.headers["Cache-Control"] = "public, max-age=3600"
    return response


def _folder() -> Path:
    """Where the pictures are kept."""
    return settings.VAR_DIR / "pictures"


def _keep(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, and let the oldest go when there are too many.

    A folder that cannot be written costs time, not the picture.
    """
    try:
        whole_files.write(path, data)
        _forget_oldest(path.parent)
    except OSError:
        return


def _forget_oldest(folder: Path) -> None:
    """Delete what is more than ``KEPT``."""
    files = sorted(folder.glob("*.png"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in files[KEPT:]:
        file.unlink(missing_ok=True)
